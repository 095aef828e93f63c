//! Takes the network that was trained in floating point into the model.
//!
//! The file is in the safetensors layout: the length of a JSON header in eight
//! bytes, the header, the numbers. What else is needed stands in its metadata.

use gloss_extract::tagger;
use gloss_extract::tagger::network::{Linear, Network, Norm, Weights};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Debug, Deserialize)]
struct Header {
    #[serde(rename = "__metadata__")]
    metadata: BTreeMap<String, String>,
    #[serde(flatten)]
    tensors: BTreeMap<String, Tensor>,
}

#[derive(Debug, Deserialize)]
struct Tensor {
    dtype: String,
    data_offsets: (usize, usize),
}

struct File<'a> {
    header: Header,
    numbers: &'a [u8],
}

/// The network in a file's bytes.
pub(crate) fn network(bytes: &[u8]) -> Result<Network, String> {
    let file = File::read(bytes)?;
    let pieces: Vec<String> = file.metadata("pieces")?.lines().map(str::to_owned).collect();
    let dilations = file.metadata("dilations")?.split(',').map(|number| number.parse::<usize>());
    let dilations = dilations.collect::<Result<Vec<_>, _>>().map_err(|error| format!("dilations: {error}"))?;
    let share = |name: &str| file.metadata(name)?.parse::<f32>().map_err(|error| format!("{name}: {error}"));
    let factor = share("network_share")? * tagger::SCALE;
    let scaled = |numbers: Vec<f32>| numbers.into_iter().map(|number| number * factor).collect();
    let layer = |(number, dilation): (usize, &usize)| {
        Ok((*dilation, file.linear(&format!("convs.{number}"))?, file.norm(&format!("norms.{number}"))?))
    };
    let (out, bias) = file.linear("out")?;
    Ok(Network::new(&Weights {
        vectors: file.tensor("words")?,
        pieces,
        input: file.linear("input")?,
        tables: file.tensor("tables")?,
        norm: file.norm("norm")?,
        layers: dilations.iter().enumerate().map(layer).collect::<Result<_, String>>()?,
        out: (scaled(out), scaled(bias)),
        linear: share("linear_share")?,
    }))
}

impl<'a> File<'a> {
    fn read(bytes: &'a [u8]) -> Result<Self, String> {
        let cut = || "the network's file is cut short".to_owned();
        let (len, rest) = bytes.split_first_chunk().ok_or_else(cut)?;
        let (header, numbers) = rest.split_at_checked(u64::from_le_bytes(*len) as usize).ok_or_else(cut)?;
        let header =
            serde_json::from_slice(header).map_err(|error| format!("header of the network's file: {error}"))?;
        Ok(File { header, numbers })
    }

    fn metadata(&self, name: &str) -> Result<&str, String> {
        self.header.metadata.get(name).map(String::as_str).ok_or_else(|| format!("the network's file has no {name}"))
    }

    fn tensor(&self, name: &str) -> Result<Vec<f32>, String> {
        let wrong = || format!("the network's file has no numbers for {name}");
        let tensor = self.header.tensors.get(name).filter(|tensor| tensor.dtype == "F32").ok_or_else(wrong)?;
        let bytes = self.numbers.get(tensor.data_offsets.0..tensor.data_offsets.1).ok_or_else(wrong)?;
        Ok(bytes.as_chunks().0.iter().map(|number| f32::from_le_bytes(*number)).collect())
    }

    fn linear(&self, name: &str) -> Result<Linear, String> {
        Ok((self.tensor(&format!("{name}.weight"))?, self.tensor(&format!("{name}.bias"))?))
    }

    fn norm(&self, name: &str) -> Result<Norm, String> {
        let (gain, bias) = self.linear(name)?;
        Ok(Norm { gain, bias })
    }
}
