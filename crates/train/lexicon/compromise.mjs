// Writes compromise.json: the words of compromise's lexicon by their tag.
// Run in the folder that holds the unpacked package as `compromise/package`.
import fs from 'fs'
import { pathToFileURL } from 'url'
const bundle = pathToFileURL('compromise/package/builds/three/compromise-three.mjs')
const { default: nlp } = await import(bundle)
const words = {}
for (const [word, tags] of Object.entries(nlp.model().one.lexicon)) {
  const tag = [tags].flat()[0]
  ;(words[tag] ??= []).push(word)
}
fs.writeFileSync('compromise.json', JSON.stringify(words))
