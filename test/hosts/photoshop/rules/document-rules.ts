import type { Rule } from './rule.ts'

/** Rules about documents, and about what plugins keep in them. */
export const documentRules: readonly Rule[] = [
  {
    rule: 'DOM objects of closed documents throw',
    fact: 'photoshop.md 4: document closed or switched mid-request',
    test: 'the members of a closed document, and of its layers, throw',
  },
  {
    rule: 'There may be no document',
    fact: 'photoshop.md 2.2: the user may close the document between capture and place',
    test: 'without an open document there is no active one',
  },
  {
    rule: 'The user acts between two calls outside a modal scope',
    fact: 'photoshop.md 2.2: between capture and place the user may switch, close or edit',
    test: 'the user may close or switch documents between two calls',
  },
  {
    rule: 'Facts of a document in Photoshop’s words',
    fact: 'photoshop.md 2.3: width, height (px), resolution, mode, bitsPerChannel, colorProfileName/Type',
    test: 'a document says its size in pixels, its depth, mode and profile',
  },
  {
    rule: 'Selection bounds are null without a selection and may exceed the canvas',
    fact: 'photoshop.md 2.3: bounds (null if none; may exceed canvas); 4: selection null, outside canvas',
    test: 'the selection has no bounds when there is none, and may exceed the canvas',
  },
  {
    rule: 'document.layers is top first',
    fact: 'photoshop.md 2.3: layers (top first)',
    test: 'layers are listed from the top',
  },
  {
    rule: 'The count of channels has the selected layer’s mask in it, which can’t be asked by its place',
    fact: 'strict: the Channels panel lists it, and nothing says whether the count does',
    test: 'a mask of the selected layer counts as a channel, but none is there',
  },
  {
    rule: 'Channels and masks load as selections, as undoable changes',
    fact: 'photoshop.md 2.4: set selection to a channel; 2.3: load',
    test: 'an alpha channel and a mask can be loaded as the selection, which is a history state',
  },
  {
    rule: 'generatorSettings belong to layers and documents, by key',
    fact: 'photoshop.md 2.4: generatorSettings (per layer or document)',
    test: 'generator settings are kept on layers and documents, by plugin',
  },
  {
    rule: 'A layer without generatorSettings answers with an error',
    fact: 'photoshop.md 2.4: get of generatorSettings; PS batchplay: a missing property is an error',
    test: 'generator settings that are not there are an error',
  },
  {
    rule: 'The key is letters, digits and underscores',
    fact: 'photoshop.md 2.4: property: letters, digits, underscore',
    test: 'a plugin’s key is made of letters, digits and underscores',
  },
  {
    rule: 'XMP is set on the document and may fail',
    fact: 'photoshop.md 2.4: one repository reports SET failing (-1715, -25920); 2.5: verify by reading back',
    test: 'XMP is the document’s, and its writing may fail',
  },
  {
    rule: 'Metadata is copied on duplicate',
    fact: 'photoshop.md 2.5: copied when a layer is duplicated; 4: metadata copied on duplicate',
    test: 'a copied layer carries its generator settings along, in the same document or another',
  },
  {
    rule: 'Metadata is copied with the document',
    fact: 'photoshop.md 2.5: XMP and generatorSettings are copied; strict for the layers’ numbers',
    test: 'a duplicated document carries all records, on layers of other numbers',
  },
  {
    rule: 'A layer has metadata of its own, which files keep',
    fact: 'photoshop.md 2.4: XMP get/set on a layer; seen: plugins keep their layers’ data there',
    test: 'a layer’s own XMP is kept by copies and files, and undone',
  },
  {
    rule: 'Layers lose generatorSettings when a new document is saved for the first time',
    fact: 'seen: generator-core 330, open since 2016: not persisted on a new file’s initial save; the same seen in 27.10',
    test: 'layers of a new document lose their generator settings with its first save',
  },
  {
    rule: 'Ids are reassigned on reopen',
    fact: 'photoshop.md 2.3: docs guarantee ids for the session only; 4: layer ids reassigned on reopen',
    test: 'a document comes back with other numbers, its records and its links, but without history',
  },
]
