//! Places on a page.

/// A change of place: `[a b c d e f]` as PDFs write it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    pub(super) const SAME: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    pub(super) fn shift(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// First this change, then another.
    pub(super) fn then(self, next: Self) -> Self {
        let ([a, b, c, d, e, f], [g, h, i, j, k, l]) = (self.0, next.0);
        Self([a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l])
    }

    /// Where a place comes to lie.
    pub(super) fn place(self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// How tall something becomes that is one unit tall.
    pub(super) fn height(self) -> f64 {
        let [_, _, c, d, ..] = self.0;
        c.hypot(d)
    }

    /// Whether lines still run from left to right.
    pub(super) fn is_level(self) -> bool {
        let [a, b, ..] = self.0;
        a > 0.0 && b.abs() <= a * 0.1
    }

    pub(super) fn is_finite(self) -> bool {
        self.0.iter().all(|number| number.is_finite())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_follow_each_other() {
        let flipped = Matrix([1.0, 0.0, 0.0, -1.0, 0.0, 100.0]);
        let both = Matrix::shift(10.0, 20.0).then(flipped);
        assert_eq!(both.place(1.0, 2.0), (11.0, 78.0));
        assert!(both.is_level());
        assert!(!Matrix([0.0, 1.0, -1.0, 0.0, 0.0, 0.0]).is_level());
    }
}
