import { loadMask } from '../../edit/stored-mask.ts'
import type { Suggestion } from '../../guide/findings/finding.ts'
import { followUpOf, nextPress } from '../advice.ts'
import { chosenModel, findVersionById, refinedVersion } from '../chosen.ts'
import { firstSizeLike } from '../first-picture.ts'
import { layersUsedAs } from '../region-layers.ts'
import type { Draft, Painting } from '../state.ts'
import type { CommandContext } from './command-context.ts'

/** The commands that take up what was advised. */
export interface AdviceCommands {
  /** Does what a suggestion says. */
  readonly takeSuggestion: (suggestion: Suggestion) => Promise<void>
  /**
   * Says a follow-up in full: words, version, region and preserves are in the draft then, and nothing runs yet. One that
   * only goes back shows the version that it goes back to.
   */
  readonly useFollowUp: () => Promise<void>
  /** Runs the steps of the list, one after the other. */
  readonly runSteps: () => Promise<void>
  /** Does what the first button of the foot says. */
  readonly proceed: () => Promise<void>
}

/** What taking up advice needs from the other commands. */
export interface AdviceTools {
  readonly refine: () => Promise<void>
  readonly runSteps: () => Promise<void>
  readonly branchFrom: (version: string | null) => Promise<void>
  readonly show: (version: string | null) => Promise<void>
  readonly readAreas: () => Promise<void>
}

/** Makes the commands that take up what was advised. */
export function createAdviceCommands(context: CommandContext, tools: AdviceTools): AdviceCommands {
  const { dispatch, getState } = context

  /** Makes the region what is marked from now on, where it is marked in the panel; else says how. */
  const mark = (): void => {
    const { capabilities, hostRegion } = getState()
    if (hostRegion) dispatch({ type: 'useHostRegion', on: true })
    else if (capabilities.paintsMasks) {
      const { tool } = getState().stage
      const changes = { tool: tool === 'hand' ? 'brush' : tool, paints: 'region' } as const
      dispatch({ type: 'stage', changes: { ...changes, operation: 'add', compare: null } })
    }
    dispatch({ type: 'say', text: capabilities.regionHint ?? 'Paint where it may change.' })
  }

  const unmark = async (): Promise<void> => {
    const { painting } = getState().draft
    const layers = layersUsedAs(getState(), 'region')
    if (painting.region) dispatch({ type: 'paint', painting: { ...painting, region: null } })
    if (getState().hostRegion) dispatch({ type: 'useHostRegion', on: false })
    for (const { id } of layers) dispatch({ type: 'layerUse', layer: id, use: 'off' })
    if (layers.length > 0) await tools.readAreas()
    dispatch({ type: 'say', text: 'The whole picture may change.' })
  }

  const takeSuggestion = async (suggestion: Suggestion): Promise<void> => {
    switch (suggestion.kind) {
      case 'rewrite':
        dispatch({ type: 'instruct', text: suggestion.text })
        return
      case 'steps':
        dispatch({ type: 'advice', change: { kind: 'steps', steps: suggestion.steps } })
        return
      case 'preserve':
        for (const preserve of suggestion.preserve) dispatch({ type: 'preserve', preserve })
        if (suggestion.text !== undefined) dispatch({ type: 'instruct', text: suggestion.text })
        return
      case 'unpreserve':
        dispatch({ type: 'unpreserve', text: suggestion.preserve.text })
        return
      case 'mark':
        mark()
        return
      case 'unmark':
        await unmark()
        return
      case 'regenerate': {
        const { picked } = getState()
        const model = chosenModel(getState())
        const size = picked && model && firstSizeLike(picked, model)
        dispatch({ type: 'first', changes: { words: suggestion.prompt, size } })
        dispatch({ type: 'view', view: 'first' })
        return
      }
      case 'branch': {
        const words = suggestion.text ?? getState().draft.instruction
        await tools.branchFrom(suggestion.version)
        if (!getState().problem) dispatch({ type: 'instruct', text: words })
      }
    }
  }

  const useFollowUp = async (): Promise<void> => {
    const followUp = followUpOf(getState())
    if (followUp.kind !== 'resolved' && followUp.kind !== 'back') return
    const { parent, preserve } = followUp
    const { painting } = getState().draft
    if (parent !== refinedVersion(getState())) await tools.show(parent)
    if (getState().problem) return
    const said =
      followUp.kind === 'back'
        ? { instruction: '' }
        : { ...regionOf(followUp.region, painting), instruction: followUp.instruction }
    dispatch({ type: 'redraft', changes: { ...said, preserve } })
    dispatch({ type: 'say', text: followUp.because })
  }

  /** Masks are in source pixels: on a source of another size they would lie somewhere else. */
  const regionOf = (
    version: string | null,
    painting: Painting,
  ): Partial<Pick<Draft, 'painting' | 'edge'>> => {
    const { picked } = getState()
    const edit = findVersionById(getState(), version)?.record.edit
    const fits = edit?.source.width === picked?.width && edit?.source.height === picked?.height
    if (!edit?.region || !fits) return {}
    return { painting: { ...painting, region: loadMask(edit.region) }, edge: edit.edge }
  }

  return {
    takeSuggestion,
    useFollowUp,
    runSteps: tools.runSteps,
    proceed: async () => {
      const press = nextPress(getState())
      if (press === 'refine') await tools.refine()
      if (press === 'steps') await tools.runSteps()
      if (press === 'use' || press === 'back') await useFollowUp()
      if (press === 'ask') {
        const followUp = followUpOf(getState())
        if (followUp.kind === 'ask') dispatch({ type: 'say', text: followUp.question })
      }
    },
  }
}
