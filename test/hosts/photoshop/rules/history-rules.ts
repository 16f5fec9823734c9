import type { Rule } from './rule.ts'

/** Rules about the History panel, and what it does not hold. */
export const historyRules: readonly Rule[] = [
  {
    rule: 'Suspended history is one undo step, which finalName renames',
    fact: 'photoshop.md 2.2: suspended history collapses to one step; token.finalName renames it',
    test: 'suspended history is one step of that name, or of its final name',
  },
  {
    rule: 'Without it every change is a step of its own',
    fact: 'photoshop.md 2.2: ideal: one history entry per placed version (else one per change)',
    test: 'without suspended history every change is a step',
  },
  {
    rule: 'commit = false restores exactly what was',
    fact: 'photoshop.md 2.2: resumeHistory(token, commit); 4: history commit and rollback',
    test: 'what is not committed is rolled back exactly',
  },
  {
    rule: 'Unresumed suspensions commit on return, roll back on exception',
    fact: 'photoshop.md 2.2: at scope end unresumed suspensions commit or roll back',
    test: 'what is left suspended is committed on return and rolled back on a throw',
  },
  {
    rule: 'No step where nothing was modified',
    fact: 'PS executeasmodal: a state is created only if the document was modified meanwhile',
    test: 'a suspension that changed nothing leaves no step',
  },
  {
    rule: 'One suspension a document',
    fact: 'strict: nothing says that suspensions of one document nest',
    test: 'a document’s history is suspended once at a time, and resumed once',
  },
  {
    rule: 'Selected layers, eyes and the document in front are not rolled back',
    fact: 'photoshop.md 2.4: save and restore the user’s activeLayers around every operation; strict for eyes',
    test: 'a roll-back leaves which layers are selected, which eyes are open and which document is in front',
  },
  {
    rule: 'A roll-back that removes the selected layer selects some other one',
    fact: 'strict: nothing promises which',
    test: 'a roll-back that takes the selected layer away selects some other one',
  },
  {
    rule: 'Eyes and selecting layers are no history states',
    fact: 'help: layer visibility changes are not recorded by default (History Options)',
    test: 'eyes and selected layers are no history states, and undo leaves them',
  },
  {
    rule: 'XMP and generatorSettings of the document are not undone',
    fact: 'seen: generator-core 415: document metadata is still there after undo, suspended history included',
    test: 'the document’s own metadata is left by roll-back and undo, a layer’s is not',
  },
  {
    rule: 'History states are limited to 50',
    fact: 'photoshop.md 2.3: History panel states are limited: not a version store',
    test: 'the oldest states are forgotten, and a new change forgets those that were undone',
  },
  {
    rule: 'History states are of one session, and their numbers only grow',
    fact: 'photoshop.md 2.3: states are per session',
    test: 'an older state is gone with the session, and its number is never used again',
  },
]
