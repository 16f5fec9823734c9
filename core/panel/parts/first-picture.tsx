import { useEffect } from 'preact/hooks'
import { chosenModel, chosenProvider } from '../chosen.ts'
import { firstSizes, sameSize } from '../first-picture.ts'
import { offeredProviders, whatFirstMisses } from '../missing.ts'
import type { PanelStore } from '../panel-store.ts'
import type { PanelState } from '../state.ts'
import type { PanelViews } from '../views.ts'
import { formatSize } from '../wording/numbers.ts'
import { priceFacts } from '../wording/sending-facts.ts'
import { Button } from './button.tsx'
import { Facts } from './facts.tsx'
import { Select } from './field.tsx'
import { More } from './more.tsx'
import { Section } from './section.tsx'
import { Segmented } from './segmented.tsx'
import { Sketch } from './sketch.tsx'

interface FirstPictureProps {
  readonly state: PanelState
  readonly store: PanelStore
  readonly views: PanelViews
}

/** Starts from words or from a sketch, where there is no picture yet: what comes becomes a picture to refine. */
export function FirstPicture({ state, store, views }: FirstPictureProps) {
  const { first } = state
  const model = chosenModel(state)
  const generates = model !== null && model.generates !== false
  return (
    <>
      {state.run?.partial ? (
        <Section title="Half-painted" summary="What comes may look different">
          <div class="pentimento-sending__picture">
            <views.Picture picture={state.run.partial} label="The picture so far" fit="contain" />
          </div>
        </Section>
      ) : null}
      <Section title="Start from words">
        <textarea
          class="pentimento-text pentimento-instruction"
          aria-label="What the picture shows"
          placeholder="What the picture shows: “a cup of coffee on a linen table, morning light”"
          value={first.words}
          onInput={(event) => store.setFirst({ words: event.currentTarget.value })}
        />
        {generates ? (
          <>
            <Shape state={state} store={store} />
            {model.transparentOutput ? (
              <div class="pentimento-row">
                <span class="pentimento-row__words pentimento-row__label">Background</span>
                <Segmented
                  label="Background"
                  value={first.transparent ? 'transparent' : 'painted'}
                  options={[
                    { value: 'painted', label: 'Painted' },
                    { value: 'transparent', label: 'Transparent' },
                  ]}
                  onChange={(value) => store.setFirst({ transparent: value === 'transparent' })}
                  compact
                />
              </div>
            ) : null}
          </>
        ) : (
          <WhoGenerates state={state} store={store} />
        )}
      </Section>
      {generates ? <Sketch state={state} store={store} views={views} /> : null}
      <More state={state} store={store} first />
      {generates ? <FirstPrice state={state} store={store} /> : null}
    </>
  )
}

/** The shape of the picture to come; a sketch gives it its own. */
function Shape({ state, store }: Omit<FirstPictureProps, 'views'>) {
  const { first } = state
  const model = chosenModel(state)
  if (!model || first.sketch) return null
  const sizes = firstSizes(model)
  const chosen = first.size && sizes.findIndex(({ size }) => sameSize(size, first.size ?? size))
  return (
    <Select
      label="Shape"
      options={sizes.map(({ name, size }, index) => ({
        value: String(index),
        label: `${name}, ${formatSize(size)} px`,
      }))}
      value={String(chosen === null || chosen < 0 ? 0 : chosen)}
      onChange={(index) => store.setFirst({ size: sizes[Number(index)]?.size ?? null })}
    />
  )
}

/** Who could make a first picture, where the provider that is set up can't. */
function WhoGenerates({ state, store }: Omit<FirstPictureProps, 'views'>) {
  const able = offeredProviders(state).filter(({ models, defaultModel }) =>
    models.some(({ id, generates }) => id === defaultModel && generates !== false),
  )
  return (
    <>
      <p class="pentimento-note">
        {`${chosenProvider(state)?.label ?? 'This provider'} makes no pictures from words. ${
          able.length === 0 ? 'No provider that can be reached from here does.' : 'Choose who does:'
        }`}
      </p>
      <ul class="pentimento-chips" aria-label="Who makes pictures from words">
        {able.map(({ id, label }) => (
          <li key={id} class="pentimento-chips__item">
            <Button class="pentimento-chip" onClick={() => store.setProvider(id)}>
              {label}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

/** What the picture would cost, worked out again with everything that is asked for otherwise. */
function FirstPrice({ state, store }: Omit<FirstPictureProps, 'views'>) {
  const { first, setup, options, baseUrls, firstPlan } = state
  const canPlan = firstPlan === null && whatFirstMisses(state) === null
  useEffect(() => {
    if (canPlan) void store.planFirst()
  }, [canPlan, first, setup, options, baseUrls, store])
  if (!firstPlan) return null
  if (firstPlan.kind === 'failed') {
    const { message, hint } = firstPlan.error
    return (
      <Section title="What will be sent">
        <p class="pentimento-note pentimento-note--wrong" role="alert">{`${message} ${hint}`}</p>
      </Section>
    )
  }
  const { size, estimate, intent } = firstPlan.plan
  const what = intent.sketch ? 'your words and the sketch' : 'your words only'
  return (
    <Section title="What will be sent">
      <Facts
        facts={[
          { name: 'To', value: chosenProvider(state)?.label ?? '', tone: 'plain' },
          { name: 'Sent', value: what, tone: 'plain' },
          { name: 'Size', value: `${formatSize(size)} px`, tone: 'plain' },
          ...priceFacts(estimate, state),
        ]}
      />
    </Section>
  )
}
