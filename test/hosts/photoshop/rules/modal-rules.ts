import type { Rule } from './rule.ts'

/** Rules about who may change Photoshop, and when. */
export const modalRules: readonly Rule[] = [
  {
    rule: 'Mutation happens inside a modal scope only',
    fact: 'photoshop.md 4: mutation outside modal throws; PS executeasmodal: needed for modifications',
    test: 'changing anything outside a modal scope throws',
  },
  {
    rule: 'Reading anything but pixels is not forbidden outside',
    fact: 'PS executeasmodal: needed for modifications',
    test: 'reading outside a modal scope works',
  },
  {
    rule: 'A scope that is not awaited has ended when its calls come',
    fact: 'photoshop.md 2.2: without `await` the code runs on outside the scope',
    test: 'calls of a scope that nobody waited for throw after its end',
  },
  {
    rule: 'Asynchronous calls take their time',
    fact: 'photoshop.md 2.2: without `await` the code runs on outside the scope',
    test: 'an asynchronous call that nobody waits for comes too late',
  },
  {
    rule: 'One plugin at a time; a collision is number 9',
    fact: 'photoshop.md 2.2: collision throws, number 9; 4: error 9 on busy modal',
    test: 'a busy Photoshop rejects with number 9, at once before 25.10',
  },
  {
    rule: 'timeOut queues the call since 25.10, one second by default, and the blocker is named',
    fact: 'photoshop.md 2.2: timeOut (25.10, default one second), names the blocking plugin',
    test: 'since 25.10 a call waits for its time-out, and the rejection names who is in the way',
  },
  {
    rule: 'Nested scopes share one state, suspensions included',
    fact: 'photoshop.md 2.2: nested calls share one global modal state; PS executeasmodal: notes',
    test: 'nested scopes share one modal state, which ends with the outermost',
  },
  {
    rule: 'After Esc isCancelled is true, onCancel was called, and every host call throws',
    fact: 'photoshop.md 2.2: after cancel every host call throws; 4: cancel makes calls throw',
    test: 'after Esc every call throws, isCancelled is true and onCancel was called',
  },
  {
    rule: 'Esc between two calls rolls back what was suspended',
    fact: 'photoshop.md 2.2: unresumed suspensions roll back on exception',
    test: 'Esc can be pressed in the middle, and rolls back',
  },
  {
    rule: 'commandName is required, progress is 0 to 1',
    fact: 'photoshop.md 2.2: commandName (required), reportProgress value 0..1',
    test: 'a command name is required, and progress goes from 0 to 1',
  },
  {
    rule: 'Notifications are silenced inside a scope that is not interactive',
    fact: 'photoshop.md 2.2: silenced; modalJavaScriptScopeEnter/Exit are observable',
    test: 'listeners hear nothing inside a scope that is not interactive, but of the scope itself',
  },
  {
    rule: 'Registered documents are closed with the scope',
    fact: 'photoshop.md 2.2: registerAutoCloseDocument, unregisterAutoCloseDocument',
    test: 'documents that are registered for it are closed with the scope',
  },
  {
    rule: 'What the user does meanwhile comes after',
    fact: 'PS executeasmodal: the modal state prevents operations from outside from interfering',
    test: 'a user waits until no plugin has Photoshop to itself',
  },
  {
    rule: 'The plugin has Photoshop to itself meanwhile',
    fact: 'PS executeasmodal: exclusive access to Photoshop',
    test: 'a user can do nothing while a plugin is in a modal scope',
  },
]
