import { type Brief as BriefNotes, pictureRoles } from '../../history/lineage-notes.ts'
import { pickedLineage } from '../chosen.ts'
import type { PanelStore } from '../panel-store.ts'
import type { PanelState } from '../state.ts'
import { briefLine, listOfWords } from '../wording/brief-words.ts'
import { Field, Select } from './field.tsx'
import { FoldingSection } from './section.tsx'
import { TextEntry } from './text-entry.tsx'

interface BriefProps {
  readonly state: PanelState
  readonly store: PanelStore
}

/** What the picture is for: optional, folded away, kept with the picture. */
export function Brief({ state, store }: BriefProps) {
  const brief = pickedLineage(state)?.notes.brief
  const { open, picked } = state
  const source = picked?.source
  const set = (changes: Partial<BriefNotes>) => {
    void store.setBrief(changes)
    return true
  }
  return (
    <FoldingSection
      title="Brief"
      summary={briefLine(brief) ?? 'What the picture is for'}
      open={open.brief}
      onToggle={(isOpen) => store.dispatch({ type: 'open', section: 'brief', open: isOpen })}
    >
      <Select
        label="Shows"
        options={[
          { value: '', label: 'Not said' },
          ...pictureRoles.map((role) => ({ value: role, label: roleLabels[role] })),
        ]}
        value={brief?.role ?? ''}
        onChange={(value) => set({ role: pictureRoles.find((role) => role === value) })}
      />
      {lines.map(({ key, label, placeholder }) => (
        <Field key={key} label={label}>
          <TextEntry
            // What was typed for one picture must not be kept with another.
            key={source}
            placeholder={placeholder}
            value={brief?.[key] ?? ''}
            onCommit={(text) => set({ [key]: text.trim().slice(0, longest) })}
          />
        </Field>
      ))}
      <Field label="Must have">
        <TextEntry
          placeholder="logo readable, steam"
          value={brief?.mustHaves.join(', ') ?? ''}
          onCommit={(text) => set({ mustHaves: listOfWords(text) })}
        />
      </Field>
    </FoldingSection>
  )
}

const roleLabels = { product: 'A product', person: 'A person', scene: 'A scene' } as const

const longest = 300

const lines = [
  { key: 'purpose', label: 'Purpose', placeholder: 'shop page' },
  { key: 'audience', label: 'Audience', placeholder: 'people at home in the evening' },
  { key: 'mood', label: 'Mood', placeholder: 'calm, warm' },
] as const
