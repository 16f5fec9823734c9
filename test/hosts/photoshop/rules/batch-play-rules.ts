import type { Rule } from './rule.ts'

/** Rules about batchPlay, and about what is not modelled. */
export const batchPlayRules: readonly Rule[] = [
  {
    rule: 'Failures resolve as `_obj: "error"`',
    fact: 'photoshop.md 2.2: returns error objects instead of throwing for many failures; 4',
    test: 'what Photoshop can’t carry out is an error in the answer, not a rejection',
  },
  {
    rule: 'A batch ends at its first failure, continueOnError goes on',
    fact: 'typings: continueOnError: do not stop a batchPlay when a descriptor fails (24.5)',
    test: 'the first failure ends a batch, unless it is to go on',
  },
  {
    rule: 'Some versions reject what others answer as an error',
    fact: 'PS known issues: since 23.4.1 batchPlay throws more often; both can be had',
    test: 'a failure rejects the whole call where Photoshop is told to be like that',
  },
  {
    rule: 'Malformed arguments reject',
    fact: 'PS batchplay: rejected when the command is invalid',
    test: 'what is malformed rejects',
  },
  {
    rule: 'Commands act on the document in front',
    fact: 'photoshop.md 2.2: the user may switch documents between capture and place; strict for commands that name another',
    test: 'commands work in the document in front only',
  },
  {
    rule: '`get` works in any open document',
    fact: 'PS batchplay: a get names its document by id',
    test: 'reading works in every open document',
  },
  {
    rule: 'Menu commands act on the selected layer',
    fact: 'photoshop.md 2.4: … on the selected layer; strict for a layer that is named by number',
    test: 'menu commands act on the selected layer, whatever the reference says',
  },
  {
    rule: 'multiGet lists layers by index, groups as two lines',
    fact: 'photoshop.md 2.2: with many layers use multiGet; PS batchplay: multi-get',
    test: 'layers are listed from the bottom, a group as its end, what is in it, then itself',
  },
  {
    rule: 'A Background has the index 0; the first layer of other documents has 1',
    fact: 'seen: scripts begin at 1 where there is no Background, as 0 fails',
    test: 'only a Background has the index 0',
  },
  {
    rule: 'A missing property fails unless failOnMissingProperty is false',
    fact: 'PS batchplay: multi-get options, both true by default',
    test: 'a property that a layer lacks is an error, unless it is to be left out',
  },
  {
    rule: 'bounds are cut by the mask and include effects',
    fact: 'photoshop.md 2.3: bounds and boundsNoEffects are two things',
    test: 'bounds are cut by the mask and reach as far as effects do',
  },
  {
    rule: 'Selecting by id shows the layer unless makeVisible is false',
    fact: 'photoshop.md 2.4: select by id without making visible: makeVisible false',
    test: 'selecting a layer shows it, unless it is told not to',
  },
  {
    rule: 'Without a selected layer there is no current layer',
    fact: 'PS batchplay: targetEnum is the active object; an error when there is none',
    test: 'commands on the selected layer fail when none is selected',
  },
  {
    rule: 'What is not modelled throws NotModelled',
    fact: 'strict: no test may rest on a guess',
    test: 'what is not modelled throws NotModelled',
  },
  {
    rule: 'Every DOM getter is a trip of its own',
    fact: 'photoshop.md 2.2: DOM getters are IPC calls each',
    test: 'every DOM member is a trip to Photoshop, a batch of commands is one',
  },
  {
    rule: 'Default names are localised',
    fact: 'photoshop.md 2.3: localised hosts localise default layer and history names',
    test: 'names of Photoshop’s own are in the language of its interface',
  },
]
