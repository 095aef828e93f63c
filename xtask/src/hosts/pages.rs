//! For GitHub Pages, which sets no headers: the page brings its policy along.

/// A workflow that builds the page and publishes it with every push.
#[must_use]
pub fn pages(site: &str) -> String {
    format!(
        "# Gloss on GitHub Pages: put this into .github/workflows/ of the repository that holds\n\
         # the project, and choose \"GitHub Actions\" as the source in its settings under Pages.\n\
         name: pages\non:\n  push:\n    branches: [main]\n  workflow_dispatch:\n\
         permissions:\n  contents: read\n  pages: write\n  id-token: write\n\
         concurrency:\n  group: pages\n  cancel-in-progress: true\n\
         jobs:\n  pages:\n    runs-on: ubuntu-latest\n    environment:\n      name: github-pages\n      \
         url: ${{{{ steps.publish.outputs.page_url }}}}\n    steps:\n      \
         - uses: actions/checkout@v4\n      \
         - run: cargo xtask package\n      \
         - uses: actions/upload-pages-artifact@v3\n        with:\n          path: {site}\n      \
         - id: publish\n        uses: actions/deploy-pages@v4\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_workflow_publishes_what_the_command_packs() {
        let text = pages("target/package/site");
        assert!(text.contains("path: target/package/site\n") && text.contains("${{ steps.publish.outputs.page_url }}"));
        assert!(!text.contains('\t'));
    }
}
