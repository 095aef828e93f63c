//! The part of the world that a picture shows, in Mercator's projection: shapes
//! look as they do in an atlas at every zoom, and north is up everywhere.

/// A place alone is shown with so many degrees of a great circle around it.
const LEAST: f64 = 15.0;
/// Free space at the picture's edges, in pixels, for dots and labels.
const SIDE: f64 = 40.0;
const TOP: f64 = 24.0;
/// What the projection shows at most.
const NORTH: f64 = 79.0;
const SOUTH: f64 = -58.0;
/// Beyond, the projection has no end.
const POLE: f64 = 85.0;

/// Turns degrees into pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct View {
    pub(crate) width: f64,
    pub(crate) height: f64,
    /// Degrees east of the middle.
    x: f64,
    /// Of the middle, in degrees as they are at the equator.
    y: f64,
    /// Pixels a degree at the equator.
    scale: f64,
}

/// Degrees north, stretched as the projection does.
fn stretched(y: f64) -> f64 {
    let y = y.clamp(-POLE, POLE).to_radians();
    libm::log(libm::tan(std::f64::consts::FRAC_PI_4 + y / 2.0)).to_degrees()
}

impl View {
    /// Around some points, as close as the picture's size allows.
    pub(crate) fn around(points: &[(f64, f64)], width: f64, height: f64) -> Self {
        let (west, east) = narrowest(points);
        let fold = |from: f64, pick: fn(f64, f64) -> f64| points.iter().map(|point| point.1).fold(from, pick);
        let (south, north) =
            if points.is_empty() { (SOUTH, NORTH) } else { (fold(90.0, f64::min), fold(-90.0, f64::max)) };
        let middle = libm::cos(((south + north) / 2.0).clamp(-70.0, 70.0).to_radians());
        let (low, high) = (stretched(south), stretched(north));
        let least = LEAST / middle;
        let room = |pixels: f64, side: f64| (pixels - 2.0 * side).max(pixels / 2.0);
        let scale = (room(width, SIDE) / (east - west).max(0.1)).min(room(height, TOP) / (high - low).max(0.1));
        let scale = scale.min(width.min(height * 1.7) / least).max(width / 360.0);
        let (floor, roof) = (stretched(SOUTH) + height / 2.0 / scale, stretched(NORTH) - height / 2.0 / scale);
        let y = (low + high) / 2.0;
        let y = if floor < roof { y.clamp(floor, roof) } else { (floor + roof) / 2.0 };
        // Of the whole world the Atlantic is in the middle, as readers know it.
        let x = if width / scale > 350.0 { 10.0 } else { (west + east) / 2.0 };
        Self { width, height, x, y, scale }
    }

    /// Where a point is, going the shorter way round the world.
    pub(crate) fn place(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let east = x - self.x;
        let around = east - 360.0 * libm::floor((east + 180.0) / 360.0);
        self.pixels(around, y)
    }

    /// Where a point of a line is, which may be outside of the picture.
    pub(crate) fn line(&self, (x, y): (f64, f64)) -> (f64, f64) {
        self.pixels(x - self.x, y)
    }

    /// Once round the world, in pixels.
    pub(crate) fn round(&self) -> f64 {
        360.0 * self.scale
    }

    fn pixels(&self, east: f64, y: f64) -> (f64, f64) {
        (self.width / 2.0 + east * self.scale, self.height / 2.0 - (stretched(y) - self.y) * self.scale)
    }
}

/// The narrowest stretch from west to east that holds all points; it may pass
/// the line where the days change.
fn narrowest(points: &[(f64, f64)]) -> (f64, f64) {
    let mut east: Vec<f64> = points.iter().map(|point| point.0).collect();
    east.sort_by(f64::total_cmp);
    let (Some(first), Some(last)) = (east.first(), east.last()) else { return (-170.0, 190.0) };
    let (mut gap, mut ends) = (first + 360.0 - last, (*first, *last));
    for pair in east.windows(2) {
        if let [west, east] = *pair
            && east - west > gap
        {
            (gap, ends) = (east - west, (east, west + 360.0));
        }
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_points_are_inside_with_a_margin() {
        let points = [(44.4, 33.3), (43.1, 36.3), (37.1, 36.2)];
        let view = View::around(&points, 348.0, 200.0);
        for point in points {
            let (x, y) = view.place(point);
            assert!((SIDE..=348.0 - SIDE).contains(&x) && (TOP..=200.0 - TOP).contains(&y), "{x} {y}");
        }
    }

    #[test]
    fn one_place_is_not_too_close() {
        let view = View::around(&[(44.4, 33.3)], 348.0, 200.0);
        let (x, y) = view.place((44.4, 33.3));
        assert!((x - 174.0).abs() < 0.1 && (y - 100.0).abs() < 0.1);
        let (east, _) = view.place((52.0, 33.3));
        assert!(east < 340.0, "seven degrees away is still in the picture: {east}");
    }

    #[test]
    fn the_line_where_the_days_change_is_no_edge() {
        let view = View::around(&[(178.0, -18.0), (-172.0, -14.0)], 348.0, 200.0);
        let ((fiji, _), (samoa, _)) = (view.place((178.0, -18.0)), view.place((-172.0, -14.0)));
        assert!(fiji > 0.0 && samoa > fiji && samoa < 348.0, "{fiji} {samoa}");
    }

    #[test]
    fn the_whole_world_fits_and_does_not_repeat() {
        let view = View::around(&[(-150.0, 60.0), (140.0, -35.0), (20.0, 0.0)], 348.0, 200.0);
        let places = [(-150.0, 60.0), (140.0, -35.0)].map(|point| view.place(point).0);
        assert!(places[0] > 0.0 && places[1] < 348.0, "{places:?}");
    }
}
