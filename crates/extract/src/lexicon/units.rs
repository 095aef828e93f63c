//! Units of measure. Written for this project from common knowledge of the SI
//! and of British and American customary units.

use crate::figures::UnitKind::{
    self, Area, Energy, Information, Length, Mass, Other, Percent, Speed, Temperature, Volume,
};

/// A unit: its name, what it measures, and how it is written, in lower case;
/// words of a phrase are separated by one space.
pub(crate) struct Unit {
    pub(crate) name: &'static str,
    pub(crate) kind: UnitKind,
    pub(crate) words: &'static [&'static str],
}

const fn unit(name: &'static str, kind: UnitKind, words: &'static [&'static str]) -> Unit {
    Unit { name, kind, words }
}

/// Written out or in letters that mean nothing else after a number.
pub(crate) const UNITS: &[Unit] = &[
    unit("percent", Percent, &["percent", "per cent", "per-cent", "pct", "pct.", "percents", "percentage", "%"]),
    unit(
        "percentage point",
        Percent,
        &["percentage point", "percentage points", "percentage - point", "percentage - points", "pp", "per cent points"],
    ),
    unit("basis point", Percent, &["basis point", "basis points", "basis - point"]),
    unit("kilometre", Length, &["kilometre", "kilometres", "kilometer", "kilometers", "km", "kms", "km."]),
    unit("metre", Length, &["metre", "metres", "meter", "meters", "mtr"]),
    unit("centimetre", Length, &["centimetre", "centimetres", "centimeter", "centimeters", "cm", "cms"]),
    unit("decimetre", Length, &["decimetre", "decimetres", "decimeter", "decimeters", "dm"]),
    unit("millimetre", Length, &["millimetre", "millimetres", "millimeter", "millimeters", "mm"]),
    unit("micrometre", Length, &["micrometre", "micrometres", "micrometer", "micrometers", "micron", "microns", "μm", "µm"]),
    unit("nanometre", Length, &["nanometre", "nanometres", "nanometer", "nanometers", "nm"]),
    unit("picometre", Length, &["picometre", "picometres", "picometer", "picometers"]),
    unit("mile", Length, &["mile", "miles", "mi"]),
    unit("nautical mile", Length, &["nautical mile", "nautical miles"]),
    unit("yard", Length, &["yard", "yards", "yd", "yds", "yds."]),
    unit("foot", Length, &["foot", "feet", "ft", "ft."]),
    unit("inch", Length, &["inch", "inches"]),
    unit("light-year", Length, &["light - year", "light - years", "light years", "light year"]),
    unit("square kilometre", Area, &[
        "square kilometre", "square kilometres", "square kilometer", "square kilometers", "sq km", "sq. km", "km2", "km²",
        "sq kms", "square km", "km ^ 2", "km squared",
    ]),
    unit("square metre", Area, &[
        "square metre", "square metres", "square meter", "square meters", "sq m", "m2", "m²", "square - meter",
        "square - metre", "sq. m", "sqm",
    ]),
    unit("square centimetre", Area, &["square centimetre", "square centimetres", "square centimeters", "cm2", "cm²"]),
    unit("square mile", Area, &["square mile", "square miles", "square - mile", "sq mi", "sq. miles", "sq miles"]),
    unit("square foot", Area, &[
        "square foot", "square feet", "square - foot", "sq ft", "sq. ft.", "sq. ft", "square - feet", "ft2", "ft²",
    ]),
    unit("square yard", Area, &["square yard", "square yards"]),
    unit("hectare", Area, &["hectare", "hectares", "ha"]),
    unit("acre", Area, &["acre", "acres"]),
    unit("litre", Volume, &["litre", "litres", "liter", "liters", "ltr", "ltrs"]),
    unit("millilitre", Volume, &["millilitre", "millilitres", "milliliter", "milliliters", "ml", "mls"]),
    unit("centilitre", Volume, &["centilitre", "centilitres", "centiliter", "centiliters", "cl"]),
    unit("hectolitre", Volume, &["hectolitre", "hectolitres", "hectoliter", "hectoliters"]),
    unit("gallon", Volume, &["gallon", "gallons", "gal", "gals"]),
    unit("barrel", Volume, &["barrel", "barrels", "bbl", "bbls"]),
    unit("pint", Volume, &["pint", "pints"]),
    unit("quart", Volume, &["quart", "quarts"]),
    unit("bushel", Volume, &["bushel", "bushels"]),
    unit("cup", Volume, &["cup", "cups"]),
    unit("tablespoon", Volume, &["tablespoon", "tablespoons", "tbsp"]),
    unit("teaspoon", Volume, &["teaspoon", "teaspoons", "tsp"]),
    unit("cubic metre", Volume, &["cubic metre", "cubic metres", "cubic meter", "cubic meters", "m3", "m³", "cubic - meter"]),
    unit("cubic foot", Volume, &["cubic foot", "cubic feet", "cu ft", "ft3"]),
    unit("cubic centimetre", Volume, &[
        "cubic centimetre", "cubic centimetres", "cubic centimeter", "cubic centimeters", "cm3", "cm³", "cc",
        "centimetre cubed", "centimeters cubed",
    ]),
    unit("cubic kilometre", Volume, &[
        "cubic kilometre", "cubic kilometres", "cubic kilometer", "cubic kilometers", "km3", "km³", "km ^ 3", "km cubed",
    ]),
    unit("cubic inch", Volume, &["cubic inch", "cubic inches"]),
    unit("cubic yard", Volume, &["cubic yard", "cubic yards"]),
    unit("kilogram", Mass, &["kilogram", "kilograms", "kilogramme", "kilogrammes", "kilo", "kilos", "kg", "kgs", "kg."]),
    unit("gram", Mass, &["gram", "grams", "gramme", "grammes", "gm", "gms"]),
    unit("milligram", Mass, &["milligram", "milligrams", "mg", "mgs"]),
    unit("microgram", Mass, &["microgram", "micrograms", "mcg", "μg", "µg", "ug"]),
    unit("tonne", Mass, &["tonne", "tonnes", "metric ton", "metric tons", "metric tonne", "metric tonnes", "metric - ton"]),
    unit("ton", Mass, &["ton", "tons"]),
    unit("kiloton", Mass, &["kiloton", "kilotons", "kilotonne", "kilotonnes"]),
    unit("megaton", Mass, &["megaton", "megatons", "megatonne", "megatonnes"]),
    unit("gigaton", Mass, &["gigaton", "gigatons", "gigatonne", "gigatonnes"]),
    unit("pound", Mass, &["lb", "lbs", "lb.", "lbs.", "pound", "pounds"]),
    unit("ounce", Mass, &["ounce", "ounces", "oz", "oz."]),
    unit("dram", Mass, &["dram", "drams"]),
    unit("carat", Mass, &["carat", "carats"]),
    unit("mile per hour", Speed, &["mph", "mi / h"]),
    unit("kilometre per hour", Speed, &["km / h", "kmh", "kph", "kmph"]),
    unit("metre per second", Speed, &["m / s"]),
    unit("knot", Speed, &["knot", "knots"]),
    unit("degree Celsius", Temperature, &[
        "degrees celsius", "degree celsius", "degrees c", "degree c", "° c", "celsius", "deg c", "deg celsius",
        "degrees centigrade", "degree centigrade", "centigrade", "℃", "degrees - celsius", "c degrees",
    ]),
    unit("degree Fahrenheit", Temperature, &[
        "degrees fahrenheit", "degree fahrenheit", "degrees f", "degree f", "° f", "fahrenheit", "deg f",
        "deg fahrenheit", "℉", "degrees farenheit", "degrees farhenheit", "degree farenheit", "f degrees",
    ]),
    unit("degree", Temperature, &["degree", "degrees", "deg", "deg.", "°"]),
    unit("kelvin", Temperature, &["kelvin", "kelvins"]),
    unit("joule", Energy, &["joule", "joules"]),
    unit("calorie", Energy, &["calorie", "calories", "kilocalorie", "kilocalories", "kcal"]),
    unit("watt hour", Energy, &["watt hour", "watt hours", "watt - hours", "watt - hour", "wh"]),
    unit("kilowatt hour", Energy, &[
        "kilowatt hour", "kilowatt hours", "kilowatt - hour", "kilowatt - hours", "kwh",
    ]),
    unit("megawatt hour", Energy, &["megawatt hour", "megawatt hours", "megawatt - hours", "mwh"]),
    unit("gigawatt hour", Energy, &["gigawatt hour", "gigawatt hours", "gigawatt - hours", "gwh"]),
    unit("terawatt hour", Energy, &["terawatt hour", "terawatt hours", "terawatt - hours", "twh"]),
    unit("watt", Energy, &["watt", "watts"]),
    unit("kilowatt", Energy, &["kilowatt", "kilowatts", "kw"]),
    unit("megawatt", Energy, &["megawatt", "megawatts", "mw"]),
    unit("gigawatt", Energy, &["gigawatt", "gigawatts", "gw"]),
    unit("electronvolt", Energy, &["electronvolt", "electronvolts", "ev"]),
    unit("horsepower", Energy, &["horsepower", "hp"]),
    unit("volt", Energy, &["volt", "volts"]),
    unit("bit", Information, &["bit", "bits"]),
    unit("byte", Information, &["byte", "bytes"]),
    unit("kilobyte", Information, &["kilobyte", "kilobytes", "kb"]),
    unit("kilobit", Information, &["kilobit", "kilobits", "kbps"]),
    unit("megabyte", Information, &["megabyte", "megabytes", "mb", "megs"]),
    unit("megabit", Information, &["megabit", "megabits", "mbps"]),
    unit("gigabyte", Information, &["gigabyte", "gigabytes", "gb"]),
    unit("gigabit", Information, &["gigabit", "gigabits", "gbps"]),
    unit("terabyte", Information, &["terabyte", "terabytes", "tb"]),
    unit("petabyte", Information, &["petabyte", "petabytes"]),
    unit("exabyte", Information, &["exabyte", "exabytes"]),
    unit("megapixel", Other, &["megapixel", "megapixels"]),
    unit("hertz", Other, &["hertz", "hz"]),
    unit("kilohertz", Other, &["kilohertz", "khz"]),
    unit("megahertz", Other, &["megahertz", "mhz"]),
    unit("gigahertz", Other, &["gigahertz", "ghz"]),
    unit("decibel", Other, &["decibel", "decibels", "db"]),
    unit("time", Other, &["times", "fold", "- fold"]),
];

/// Letters that are a unit only when they follow digits.
pub(crate) const SHORT_UNITS: &[Unit] = &[
    unit("metre", Length, &["m"]),
    unit("picometre", Length, &["pm"]),
    unit("litre", Volume, &["l"]),
    unit("gram", Mass, &["g", "gs"]),
    unit("degree Celsius", Temperature, &["c"]),
    unit("degree Fahrenheit", Temperature, &["f"]),
    unit("watt", Energy, &["w"]),
    unit("byte", Information, &["b"]),
    unit("inch", Length, &["in", "\"", "''", "”"]),
    unit("foot", Length, &["'", "’"]),
];
