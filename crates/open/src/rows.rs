//! The rows of tables that are open, their cells so far.

/// One row for each table that lies in the one before it.
#[derive(Debug, Default)]
pub(crate) struct Rows(Vec<Vec<String>>);

impl Rows {
    /// Begins a row.
    pub(crate) fn open(&mut self) {
        self.0.push(Vec::new());
    }

    /// Begins a cell of the innermost row.
    pub(crate) fn open_cell(&mut self) {
        if let Some(row) = self.0.last_mut() {
            row.push(String::new());
        }
    }

    /// Adds a paragraph to the innermost cell; whether there is one.
    pub(crate) fn add(&mut self, text: &str) -> bool {
        let Some(cell) = self.0.last_mut().and_then(|row| row.last_mut()) else { return false };
        if !cell.is_empty() && !text.is_empty() {
            cell.push(' ');
        }
        cell.push_str(text);
        true
    }

    /// Ends a row: its cells, unless it lies in a cell of another table, whose
    /// text it then is.
    pub(crate) fn close(&mut self) -> Option<Vec<String>> {
        let cells = self.0.pop()?;
        let inside = self.0.last().is_some_and(|row| !row.is_empty());
        if inside {
            cells.iter().for_each(|text| {
                self.add(text);
            });
        }
        (!inside).then_some(cells)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_in_a_cell_is_text_of_that_cell() {
        let mut rows = Rows::default();
        assert!(!rows.add("Outside."));
        rows.open();
        rows.open_cell();
        assert!(rows.add("One"));
        rows.open();
        rows.open_cell();
        rows.add("two");
        rows.open_cell();
        rows.add("three");
        assert_eq!(rows.close(), None);
        assert_eq!(rows.close(), Some(vec!["One two three".to_owned()]));
        assert_eq!(rows.close(), None);
    }
}
