//! The outline of the world as paths.

use crate::file::Atlas;
use crate::view::View;
use std::fmt::Write;

/// How far outside of the picture shapes are cut off, in pixels.
const BEYOND: f64 = 8.0;
/// Points closer than that to the one before are left out.
const FINE: f64 = 0.6;
/// What leaves the picture on one side comes in on the other.
const ROUND: [f64; 3] = [-1.0, 0.0, 1.0];

type Point = (f64, f64);

impl Atlas {
    /// These countries, as one path to fill by the even-odd rule.
    pub(crate) fn shapes(&self, view: &View, countries: impl Iterator<Item = u32>) -> String {
        let mut path = String::new();
        for country in countries {
            let rings = self.countries.get(country as usize).map(|country| country.rings.as_slice());
            for ring in rings.unwrap_or_default() {
                let points: Vec<Point> = self.ring(ring).into_iter().map(|point| view.line(point)).collect();
                for by in ROUND {
                    draw(&mut path, &cut(moved(&points, view.round() * by), view), true);
                }
            }
        }
        path
    }

    /// The lines between countries.
    pub(crate) fn borders(&self, view: &View) -> String {
        let mut uses = vec![0u8; self.lines.len()];
        for (line, _) in self.countries.iter().flat_map(|country| country.rings.iter().flatten()) {
            uses.get_mut(*line as usize).into_iter().for_each(|uses| *uses = uses.saturating_add(1));
        }
        let mut path = String::new();
        for (line, _) in self.lines.iter().zip(uses).filter(|(_, uses)| *uses > 1) {
            let mut line = line.clone();
            unroll(&mut line);
            let points: Vec<Point> = line.into_iter().map(|point| view.line(point)).collect();
            for by in ROUND {
                let points = moved(&points, view.round() * by);
                if is_seen(&points, view) {
                    draw(&mut path, &points, false);
                }
            }
        }
        path
    }

    /// A ring's points. Where it passes the line at which the days change, it goes
    /// on beyond 180 degrees.
    fn ring(&self, ring: &[(u32, bool)]) -> Vec<Point> {
        let mut points: Vec<Point> = Vec::new();
        for &(line, backwards) in ring {
            let line = self.lines.get(line as usize).map(Vec::as_slice).unwrap_or_default();
            // The last point of one line is the first of the next.
            points.pop();
            if backwards {
                points.extend(line.iter().rev());
            } else {
                points.extend(line);
            }
        }
        unroll(&mut points);
        points
    }

    /// The points of a country's largest ring, which say where it lies.
    pub(crate) fn reach(&self, country: u32) -> Vec<Point> {
        let rings = self.countries.get(country as usize).map(|country| country.rings.as_slice());
        rings.and_then(<[_]>::first).map(|ring| self.ring(ring)).unwrap_or_default()
    }
}

/// No step is longer than half around the world. What goes round a pole is closed
/// there.
fn unroll(points: &mut Vec<Point>) {
    let mut before = None;
    for point in points.iter_mut() {
        let last: f64 = *before.get_or_insert(point.0);
        point.0 += 360.0 * libm::round((last - point.0) / 360.0);
        before = Some(point.0);
    }
    if let (Some(first), Some(last)) = (points.first().copied(), points.last().copied())
        && (last.0 - first.0).abs() > 180.0
    {
        let pole = if first.1 < 0.0 { -90.0 } else { 90.0 };
        points.extend([(last.0, pole), (first.0, pole)]);
    }
}

fn moved(points: &[Point], by: f64) -> Vec<Point> {
    points.iter().map(|(x, y)| (x + by, *y)).collect()
}

fn is_seen(points: &[Point], view: &View) -> bool {
    let reach = |pick: fn(&Point) -> f64| {
        points.iter().map(pick).fold((f64::MAX, f64::MIN), |(low, high), at| (low.min(at), high.max(at)))
    };
    let ((west, east), (north, south)) = (reach(|point| point.0), reach(|point| point.1));
    east > -BEYOND && west < view.width + BEYOND && south > -BEYOND && north < view.height + BEYOND
}

/// The part of a ring that is in the picture: one edge of it after the other cuts.
fn cut(ring: Vec<Point>, view: &View) -> Vec<Point> {
    if !is_seen(&ring, view) {
        return Vec::new();
    }
    let (right, bottom) = (view.width + BEYOND, view.height + BEYOND);
    let ring = cut_at(ring, |point| point.0 + BEYOND);
    let ring = cut_at(ring, |point| right - point.0);
    let ring = cut_at(ring, |point| point.1 + BEYOND);
    cut_at(ring, |point| bottom - point.1)
}

/// Keeps what has a positive distance.
fn cut_at(ring: Vec<Point>, distance: impl Fn(Point) -> f64) -> Vec<Point> {
    let mut kept = Vec::new();
    let Some(&last) = ring.last() else { return ring };
    let mut before = last;
    for &point in &ring {
        let (from, to) = (distance(before), distance(point));
        if (from < 0.0) != (to < 0.0) {
            let part = from / (from - to);
            kept.push((before.0 + (point.0 - before.0) * part, before.1 + (point.1 - before.1) * part));
        }
        if to >= 0.0 {
            kept.push(point);
        }
        before = point;
    }
    kept
}

fn draw(path: &mut String, points: &[Point], closed: bool) {
    let mut last: Option<Point> = None;
    let count = points.len();
    let mut drawn = 0;
    let before = path.len();
    for (at, &(x, y)) in points.iter().enumerate() {
        let far = last.is_none_or(|(lx, ly)| (x - lx).abs() >= FINE || (y - ly).abs() >= FINE);
        // The ends of a border meet others.
        if far || (!closed && at + 1 == count) {
            path.push(if last.is_none() { 'M' } else { 'L' });
            tenths(path, x);
            path.push(' ');
            tenths(path, y);
            (last, drawn) = (Some((x, y)), drawn + 1);
        }
    }
    match (closed, drawn) {
        (true, 3..) => path.push('Z'),
        (false, 2..) => {}
        _ => path.truncate(before),
    }
}

/// With one digit behind the point; what formats floats would be larger than all
/// the rest.
pub(crate) fn tenths(out: &mut String, number: f64) {
    let number = libm::round(number * 10.0) as i32;
    let sign = if number < 0 { "-" } else { "" };
    let (whole, part) = (number.unsigned_abs() / 10, number.unsigned_abs() % 10);
    let _ = if part == 0 { write!(out, "{sign}{whole}") } else { write!(out, "{sign}{whole}.{part}") };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_one_digit_behind_the_point() {
        for (number, text) in [(0.0, "0"), (-0.04, "0"), (-0.06, "-0.1"), (12.34, "12.3"), (-7.96, "-8")] {
            let mut out = String::new();
            tenths(&mut out, number);
            assert_eq!(out, text);
        }
    }

    #[test]
    fn a_ring_is_cut_at_the_edges() {
        let view = View::around(&[(0.0, 0.0)], 100.0, 100.0);
        let whole = cut(vec![(-500.0, -500.0), (500.0, -500.0), (500.0, 500.0), (-500.0, 500.0)], &view);
        assert!(whole.iter().all(|(x, y)| (-8.0..=108.0).contains(x) && (-8.0..=108.0).contains(y)));
        assert_eq!(whole.len(), 4);
        assert!(cut(vec![(200.0, 0.0), (300.0, 0.0), (300.0, 50.0)], &view).is_empty());
    }
}
