"""Reads Natural Earth's countries from TopoJSON and makes them light."""
import collections, heapq, math


def arcs_of(topology):
    """The lines as (longitude, latitude) in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    lines = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        lines.append(line)
    return lines


def lighter(line, least):
    """Without the points whose triangle with their neighbours is smaller than
    `least` square degrees, smallest first."""
    area = lambda a, b, c: abs((a[0] - c[0]) * (b[1] - a[1]) - (a[0] - b[0]) * (c[1] - a[1])) / 2 * math.cos(math.radians(b[1]))
    count = len(line)
    before, after = list(range(-1, count - 1)), list(range(1, count + 1))
    kept, size = [True] * count, [math.inf] * count
    heap = []

    def weigh(at):
        if 0 < at < count - 1 and kept[at]:
            size[at] = area(line[before[at]], line[at], line[after[at]])
            heapq.heappush(heap, (size[at], at))

    for at in range(1, count - 1):
        weigh(at)
    while heap and heap[0][0] < least:
        found, at = heapq.heappop(heap)
        if not kept[at] or found != size[at]:
            continue
        kept[at] = False
        after[before[at]], before[after[at]] = after[at], before[at]
        weigh(before[at])
        weigh(after[at])
    return [point for point, keep in zip(line, kept) if keep]


def rings_of(geometry):
    """All rings as lists of arc numbers; holes too, they are drawn even-odd."""
    if geometry["type"] == "Polygon":
        return list(geometry["arcs"])
    return [ring for polygon in geometry.get("arcs", []) for ring in polygon]


def points(ring, lines):
    found = []
    for arc in ring:
        line = lines[arc] if arc >= 0 else lines[~arc][::-1]
        found += line if not found else line[1:]
    return found


def extent(ring):
    """Square degrees, as on the ground at the ring's latitude."""
    total = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:]))
    return abs(total) / 2 * math.cos(math.radians(sum(y for _, y in ring) / len(ring)))


def inside(x, y, ring):
    odd = False
    for (ax, ay), (bx, by) in zip(ring, ring[1:]):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            odd = not odd
    return odd


def middle(ring):
    """The point of a grid that is farthest from the ring's edge: where a map
    would print the name."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    best, least = None, -1
    stretch = math.cos(math.radians((min(ys) + max(ys)) / 2))
    for i in range(1, 24):
        for j in range(1, 24):
            x = min(xs) + (max(xs) - min(xs)) * i / 24
            y = min(ys) + (max(ys) - min(ys)) * j / 24
            if inside(x, y, ring):
                near = min(((px - x) * stretch) ** 2 + (py - y) ** 2 for px, py in ring)
                if near > least:
                    best, least = (x, y), near
    return best or (sum(xs) / len(xs), sum(ys) / len(ys))


def countries(topology, least, island):
    """(lines, {numeric ISO code or name: (rings, middle, square degrees)}).
    Islands below `island` square degrees are left out, but for a country's
    largest."""
    whole = arcs_of(topology)
    light = [lighter(line, least) for line in whole]
    found = collections.OrderedDict()
    for geometry in topology["objects"]["countries"]["geometries"]:
        rings = sorted(rings_of(geometry), key=lambda ring: -extent(points(ring, whole)))
        if not rings:
            continue
        code = geometry.get("id") or geometry["properties"]["name"]
        sizes = [extent(points(ring, whole)) for ring in rings]
        kept = [ring for at, ring in enumerate(rings) if at == 0 or sizes[at] >= island]
        kept = [ring for ring in kept if len(points(ring, light)) > 3] or kept[:1]
        found[code] = (kept, middle(points(rings[0], whole)), sum(sizes))
    return light, found
