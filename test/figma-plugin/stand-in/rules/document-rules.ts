import type { Rule } from './rule.ts'

/** Rules about data, undo, events and pages. */
export const documentRules: readonly Rule[] = [
  {
    rule: 'An entry of plugin data holds 100 kB: owner, key and value',
    fact: 'figma facts 2.6: setPluginData',
    test: 'an entry of plugin data holds 100 kB with its key and owner: %s',
  },
  {
    rule: 'An empty value deletes the entry',
    fact: 'figma facts 2.6: setPluginData',
    test: 'an empty entry is no entry, and keys are listed by namespace',
  },
  {
    rule: 'A namespace has at least three alphanumerics',
    fact: 'figma facts 2.6: setSharedPluginData',
    test: 'a namespace is at least three letters or digits, not “%s”',
  },
  {
    rule: 'findAllWithCriteria searches by types and data',
    fact: 'figma facts 2.6: rebuild by scanning; typings: FindAllCriteria',
    test: 'a search by criteria finds nodes by type and data, and touches none of them',
  },
  {
    rule: 'Searches go through the tree in pre-order',
    fact: 'typings: ChildrenMixin.findAll',
    test: 'searches see parents before children, back to front, and leave out where they start',
  },
  {
    rule: 'Relaunch data: commands of the manifest, 1000 characters, replaced as a whole',
    fact: 'figma facts 2.6: setRelaunchData',
    test: 'relaunch buttons need a command of the manifest and at most 1000 characters',
  },
  {
    rule: 'commitUndo makes a step boundary',
    fact: 'figma facts 2.6: undo',
    test: 'what a plugin does is one undo step from commit to commit',
  },
  {
    rule: 'Plugin actions are not committed by default',
    fact: 'figma facts 2.6: undo',
    test: 'what was not committed becomes part of the next step',
  },
  {
    rule: 'triggerUndo reverts to the last commit',
    fact: 'figma facts 2.6: undo',
    test: 'triggerUndo goes back to the last commit, and brings removed nodes back',
  },
  {
    rule: 'Images are not nodes',
    fact: 'figma facts 2.1: images are not nodes',
    test: 'images know no undo',
  },
  {
    rule: 'nodechange tells creation, change and deletion with their origin',
    fact: 'figma facts 2.7: page.on; typings: NodeChangeEvent',
    test: 'a page tells of nodes that were made, changed and removed, and by whom',
  },
  {
    rule: 'selection is a new frozen array of unique, directly selected nodes of the page',
    fact: 'typings: PageNode.selection',
    test: 'the selection is frozen, unique, of its own page, and holds no node inside another',
  },
  {
    rule: 'Unloaded pages can’t be listed, searched, added to, exported or listened to',
    fact: 'figma facts 2.7: needs page.loadAsync()',
    test: 'what is on a page that was not loaded can’t be listed, searched or added to',
  },
  {
    rule: 'figma.root.find* needs loadAllPagesAsync',
    fact: 'figma facts 2.7: needs loadAllPagesAsync()',
    test: 'the whole document can be searched once all pages are loaded',
  },
  {
    rule: 'getNodeByIdAsync finds nodes on all pages, null when gone',
    fact: 'figma facts 2.7; typings: PluginAPI.getNodeByIdAsync',
    test: 'nodes are found by id on every page, and null when they are gone',
  },
  {
    rule: 'A node is one object',
    fact: 'typings: BlendMixin.isMask, whose example asks children.indexOf(node)',
    test: 'the same node is always the same object',
  },
  {
    rule: 'Synchronous look-ups throw and style ids are read-only',
    fact: 'figma facts 2.7: throws, read-only',
    test: 'under dynamic-page %s is refused',
  },
  {
    rule: 'currentPage is set by setCurrentPageAsync, which loads it',
    fact: 'figma facts 2.7: read-only',
    test: 'the current page is changed asynchronously',
  },
  {
    rule: 'Notices have at most 100 characters and can be cancelled',
    fact: 'figma facts 2.6: figma.notify',
    test: 'a notice is cut at 100 characters and can be taken back',
  },
]
