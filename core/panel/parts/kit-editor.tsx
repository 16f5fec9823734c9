import { useState } from 'preact/hooks'
import type { BrandKit } from '../../guide/brand-kit/brand-kit.ts'
import {
  type ColorDraft,
  draftOfKit,
  emptyColor,
  type KitDraft,
  type KitList,
  kitLists,
  kitOfDraft,
} from '../kit-draft.ts'
import { Button } from './button.tsx'
import { Field } from './field.tsx'
import { IconButton } from './icon-button.tsx'
import { Section } from './section.tsx'
import { TextInput } from './text-input.tsx'

interface KitEditorProps {
  /** Null: a new one. */
  readonly kit: BrandKit | null
  readonly newId: () => string
  readonly onSave: (kit: BrandKit) => void
  readonly onCancel: () => void
}

/** A brand kit in plain fields; nothing counts before it is saved. */
export function KitEditor({ kit, newId, onSave, onCancel }: KitEditorProps) {
  const [draft, setDraft] = useState(() => draftOfKit(kit))
  const [wrong, setWrong] = useState<string | null>(null)
  const change = (changes: Partial<KitDraft>) => {
    setDraft({ ...draft, ...changes })
    setWrong(null)
  }
  const save = () => {
    const made = kitOfDraft(draft, kit, newId)
    if ('wrong' in made) setWrong(made.wrong)
    else onSave(made.kit)
  }
  return (
    <Section title={kit ? `Edit “${kit.name}”` : 'New brand kit'}>
      <Field label="Name">
        <TextInput value={draft.name} onType={(name) => change({ name })} />
      </Field>
      <Colors colors={draft.colors} onChange={(colors) => change({ colors })} />
      {kitLists.map((list) => (
        <Lines
          key={list}
          list={list}
          value={draft[list]}
          onType={(text) => change({ [list]: text })}
        />
      ))}
      <p class="pentimento-note">One a line. What is left empty adds nothing.</p>
      {wrong === null ? null : (
        <p class="pentimento-note pentimento-note--wrong" role="alert">
          {wrong}
        </p>
      )}
      <div class="pentimento-row">
        <Button class="pentimento-button" onClick={onCancel}>
          Cancel
        </Button>
        <Button class="pentimento-button" onClick={save}>
          Save kit
        </Button>
      </div>
    </Section>
  )
}

function Colors(props: {
  readonly colors: readonly ColorDraft[]
  readonly onChange: (colors: readonly ColorDraft[]) => void
}) {
  const { colors, onChange } = props
  const put = (index: number, changes: Partial<ColorDraft>) =>
    onChange(colors.map((color, at) => (at === index ? { ...color, ...changes } : color)))
  return (
    <>
      <p class="pentimento-note">
        Colours: a name, its value, and how far (ΔE) a picture may stray
      </p>
      {colors.map((color, index) => (
        // Colours never change order, and two can look the same while they are typed.
        <div key={String(index)} class="pentimento-row">
          <Swatch hex={color.hex} />
          <TextInput
            label={`Name of colour ${index + 1}`}
            placeholder="navy"
            value={color.name}
            onType={(name) => put(index, { name })}
          />
          <TextInput
            label={`Value of colour ${index + 1}`}
            placeholder="#1f4e79"
            value={color.hex}
            onType={(hex) => put(index, { hex })}
          />
          <TextInput
            label={`Tolerance of colour ${index + 1} in ΔE`}
            short
            value={color.tolerance}
            onType={(tolerance) => put(index, { tolerance })}
          />
          <IconButton
            icon="close"
            label={`Remove colour ${index + 1}`}
            onPress={() => onChange(colors.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      {colors.length < 24 ? (
        <div class="pentimento-row">
          <Button
            class="pentimento-chip pentimento-chip--quiet"
            onClick={() => onChange([...colors, emptyColor])}
          >
            Add a colour
          </Button>
        </div>
      ) : null}
    </>
  )
}

/** A colour to look at; empty while it is none. */
export function Swatch({ hex }: { readonly hex: string }) {
  const isColor = /^#[0-9a-f]{6}$/i.test(hex)
  return <span class="pentimento-swatch" style={isColor ? { backgroundColor: hex } : {}} />
}

const listWords: Readonly<Record<KitList, readonly [label: string, placeholder: string]>> = {
  light: ['Light', 'soft daylight from the left'],
  mood: ['Mood', 'calm, honest'],
  preserve: ['Always keep', 'the logo on the cap'],
  props: ['Props', 'linen napkin'],
  forbidden: ['Never', 'neon'],
  proven: ['Worked well', 'warm the light slightly'],
}

function Lines(props: {
  readonly list: KitList
  readonly value: string
  readonly onType: (text: string) => void
}) {
  const [label, placeholder] = listWords[props.list]
  return (
    <Field label={label}>
      <textarea
        class="pentimento-text pentimento-lines"
        placeholder={placeholder}
        value={props.value}
        onInput={(event) => props.onType(event.currentTarget.value)}
      />
    </Field>
  )
}
