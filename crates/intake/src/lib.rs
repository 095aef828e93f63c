//! Foreign text and HTML in, an article draft with classified lines out.
