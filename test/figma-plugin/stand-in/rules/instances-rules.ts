import type { Rule } from './rule.ts'

/** Rules about components and instances. */
export const instanceRules: readonly Rule[] = [
  {
    rule: 'An instance mirrors its component',
    fact: 'figma facts 2.4: inside a COMPONENT; typings: InstanceNode',
    test: 'an instance mirrors its component, under ids of its own',
  },
  {
    rule: 'Fills can be overridden on sublayers',
    fact: 'figma facts 2.4: inside an INSTANCE',
    test: 'fills inside an instance can be overridden and stay when the component changes',
  },
  {
    rule: 'The structure inside an instance is fixed, and so are places and sizes',
    fact: 'figma facts 2.4: inside an INSTANCE; seen: This property cannot be overridden in an instance',
    test: 'nothing inside an instance can be removed, moved or resized',
  },
  {
    rule: 'A clone of a sublayer is free',
    fact: 'figma facts 2.4: clone()',
    test: 'a clone of what is inside an instance is a plain node on the page',
  },
  {
    rule: 'A hidden layer in a component propagates to every instance',
    fact: 'figma facts 2.4: inside a COMPONENT',
    test: 'a layer that is added to a component appears in every instance, a hidden one too',
  },
  {
    rule: 'Plugin data is inherited from the component',
    fact: 'Figma’s sample snippet-saver, in its comments',
    test: 'an instance answers with its component’s plugin data until it has its own',
  },
  {
    rule: 'detachInstance also detaches ancestor instances',
    fact: 'figma facts 2.4: inside an INSTANCE',
    test: 'detaching an instance makes frames of it and of the instances around it, with new ids inside',
  },
  {
    rule: 'Cloned components are new ones, nested ones become instances',
    fact: 'typings: ComponentNode.clone, FrameNode.clone',
    test: 'a clone of a component is a new component, and of its parent an instance of it',
  },
  {
    rule: 'skipInvisibleInstanceChildren hides hidden sublayers',
    fact: 'typings: PluginAPI.skipInvisibleInstanceChildren',
    test: 'hidden nodes inside instances are out of reach while they are skipped',
  },
  {
    rule: 'mainComponent is write-only under dynamic-page',
    fact: 'figma facts 2.7',
    test: 'mainComponent is for writing only under dynamic-page',
  },
]
