import type { Rule } from './rule.ts'

/** Rules about how plugins run, and what they may post and store. */
export const runningRules: readonly Rule[] = [
  {
    rule: 'No globals but figma, __html__, __uiFiles__, console, timers and fetch',
    fact: 'figma facts 1.1: declared globals, assume none of URL, TextEncoder…',
    test: 'the sandbox has none of the browser’s globals',
  },
  {
    rule: 'The stand-in leaves no name of its own',
    fact: 'figma facts 1.1: declared globals',
    test: 'nothing of the stand-in is left among the globals',
  },
  {
    rule: 'What is not modelled throws NotModelled',
    fact: 'our own rule: no test may rest on a guess',
    test: 'members of the API that are not modelled throw on reading and on writing',
  },
  {
    rule: 'Members that a type lacks are undefined, and refused to write',
    fact: 'seen: no such property … on … node; Figma’s samples read `children` of every node',
    test: 'what a node of Figma’s doesn’t have is undefined to read and refused to write',
  },
  {
    rule: 'A script is scanned as text, strings and comments included',
    fact: 'figma facts 1.1: source-text scan',
    test: 'a script with text that Figma’s scan rejects does not start: %s',
  },
  {
    rule: 'closePlugin cancels timers and disables the API; later lines still run and throw',
    fact: 'figma facts 1.1: figma.closePlugin()',
    test: 'a closed plugin’s timers stop and its API throws, while its own lines still run',
  },
  {
    rule: 'showUI: 300 by 200 by default, at least 70 by 0',
    fact: 'figma facts 1.2: figma.showUI',
    test: 'a window is at least 70 wide, and options that Figma doesn’t know are refused',
  },
  {
    rule: 'A second showUI closes the previous iframe',
    fact: 'figma facts 1.2: figma.showUI',
    test: 'a second window closes the first',
  },
  {
    rule: 'Messages to the page queue until the iframe loads',
    fact: 'figma facts 1.3: messages queue',
    test: 'messages wait until the page listens',
  },
  {
    rule: 'Posting without a window throws',
    fact: 'seen: No UI to send a message to',
    test: 'posting without a window throws',
  },
  {
    rule: 'Objects, arrays, primitives, Date and Uint8Array only',
    fact: 'figma facts 1.3: what is allowed',
    test: 'only plain data and Uint8Array can be posted, not %s',
  },
  {
    rule: 'Prototypes are lost and values are copied',
    fact: 'figma facts 1.3: what is allowed',
    test: 'posted values arrive whole, prototypes are lost, and bytes are copies',
  },
  {
    rule: 'Events are asynchronous and coalesced; selectionchange also on page change and deletion',
    fact: 'figma facts 1.3: selection events',
    test: 'events come later, many changes as one',
  },
  {
    rule: 'Dev Mode and files for viewing are read only',
    fact: 'figma facts 1.4: editorType dev; seen: Cannot write to internal and read-only nodes',
    test: 'with %o nothing can be drawn or changed, and what is there can be read',
  },
  {
    rule: 'Plugin data may be written in Dev Mode',
    fact: 'Figma’s sample snippet-saver, which runs in Dev Mode',
    test: 'in Dev Mode a plugin can still write its data, in a file for viewing it can’t',
  },
  {
    rule: 'clientStorage: 5 MB in all, bytes counted raw, the rest as JSON',
    fact: 'figma facts 1.5',
    test: 'storage is limited to 5 MB, bytes counted raw, and values are copies',
  },
  {
    rule: 'base64Encode and base64Decode exist natively',
    fact: 'figma facts 1.1: figma.base64Encode/Decode',
    test: 'base64 is Figma’s own',
  },
]
