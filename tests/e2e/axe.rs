//! What axe-core finds wrong with the page as it stands, by the rules of WCAG 2.2
//! at the levels A and AA and by its own best practices.

use std::env;
use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::json;

use crate::page::Page;

/// Says of each violation its rule, what to do, and where. What a sheet or bar lies
/// on in part is not too small: it can be scrolled.
const RUN: &str = "const [tags, done] = arguments; const where = node => node.target.join(' ') + ': ' + \
    node.failureSummary.replace(/\\s+/g, ' '); \
    const hidden = node => /partially obscured/.test(node.failureSummary); \
    axe.run(document, { runOnly: tags, resultTypes: ['violations'] }).then(found => done(found.violations.map(rule => \
    ({ ...rule, nodes: rule.nodes.filter(node => !hidden(node)) })).filter(rule => rule.nodes.length).map(rule => \
    rule.id + ' (' + rule.help + ')\\n    ' + rule.nodes.slice(0, 4).map(where).join('\\n    '))), why => done(['axe-core: ' + why]));";

/// Fails with all violations; passes over where axe-core is not installed.
pub(crate) async fn check(page: &Page, state: &str) -> Result<()> {
    let Ok(script) = env::var("GLOSS_AXE") else { return Ok(()) };
    let source = fs::read_to_string(&script).with_context(|| script.clone())?;
    page.driver.execute(format!("if (!window.axe) {{ {source} }}"), vec![]).await?;
    let tags = json!(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]);
    let found: Vec<String> = page.driver.execute_async(RUN, vec![tags]).await?.convert()?;
    ensure!(found.is_empty(), "{state}: axe-core finds\n  {}", found.join("\n  "));
    Ok(())
}
