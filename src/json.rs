//! The browser's own reader and writer of JSON, and what the browser keeps as
//! objects.
//!
//! Objects are written by serde-wasm-bindgen, and read here: reading says no more
//! than that something is not as it should be, and so takes a fifth of the code.

use crate::library::file::Json;
use js_sys::{Array, JSON, Reflect};
use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde::{Serialize, forward_to_deserialize_any};
use std::fmt::{self, Display};
use wasm_bindgen::{JsCast, JsValue};

/// Reads with the browser's reader.
pub struct Browser;

impl Json for Browser {
    fn read<T: DeserializeOwned>(&self, line: &str) -> Option<T> {
        read(JSON::parse(line).ok()?)
    }
}

/// A value as a line of JSON.
pub fn line<T: Serialize>(value: &T) -> Option<String> {
    JSON::stringify(&serde_wasm_bindgen::to_value(value).ok()?).ok()?.as_string()
}

/// A value that serde-wasm-bindgen has written, or one of JSON.
pub fn read<T: DeserializeOwned>(value: JsValue) -> Option<T> {
    T::deserialize(Value(value)).ok()
}

/// Something is not as it should be.
#[derive(Debug)]
struct Wrong;

impl Display for Wrong {
    fn fmt(&self, _: &mut fmt::Formatter) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Wrong {}

impl serde::de::Error for Wrong {
    fn custom<T: Display>(_: T) -> Self {
        Wrong
    }
}

struct Value(JsValue);

impl<'de> Deserializer<'de> for Value {
    type Error = Wrong;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        let value = self.0;
        if let Some(text) = value.as_string() {
            visitor.visit_string(text)
        } else if let Some(number) = value.as_f64() {
            if number.fract() == 0.0 { visitor.visit_i64(number as i64) } else { visitor.visit_f64(number) }
        } else if let Some(list) = value.dyn_ref::<Array>() {
            visitor.visit_seq(List(list, 0))
        } else {
            Err(Wrong)
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        if self.0.is_null() || self.0.is_undefined() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        if self.0.is_object() { visitor.visit_map(Fields { of: self.0, fields, value: None }) } else { Err(Wrong) }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        visitor.visit_enum(Variant(self.0.as_string().ok_or(Wrong)?))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit unit_struct newtype_struct seq
        tuple tuple_struct map identifier ignored_any
    }
}

/// A list, and what of it comes next.
struct List<'a>(&'a Array, u32);

impl<'de> SeqAccess<'de> for List<'_> {
    type Error = Wrong;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Wrong> {
        if self.1 == self.0.length() {
            return Ok(None);
        }
        self.1 += 1;
        seed.deserialize(Value(self.0.get(self.1 - 1))).map(Some)
    }
}

/// Those fields of an object that are wanted and there.
struct Fields {
    of: JsValue,
    fields: &'static [&'static str],
    value: Option<JsValue>,
}

impl<'de> MapAccess<'de> for Fields {
    type Error = Wrong;

    fn next_key_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Wrong> {
        while let Some((name, rest)) = self.fields.split_first() {
            self.fields = rest;
            let key = JsValue::from(*name);
            if Reflect::has(&self.of, &key).unwrap_or_default() {
                self.value = Reflect::get(&self.of, &key).ok();
                return seed.deserialize(StrDeserializer::new(name)).map(Some);
            }
        }
        Ok(None)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Wrong> {
        seed.deserialize(Value(self.value.take().ok_or(Wrong)?))
    }
}

/// The name of an enum's variant that holds nothing.
struct Variant(String);

impl<'de> EnumAccess<'de> for Variant {
    type Error = Wrong;
    type Variant = Nothing;

    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Nothing), Wrong> {
        Ok((seed.deserialize(StrDeserializer::new(&self.0))?, Nothing))
    }
}

struct Nothing;

impl<'de> VariantAccess<'de> for Nothing {
    type Error = Wrong;

    fn unit_variant(self) -> Result<(), Wrong> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _: T) -> Result<T::Value, Wrong> {
        Err(Wrong)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Wrong> {
        Err(Wrong)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, Wrong> {
        Err(Wrong)
    }
}
