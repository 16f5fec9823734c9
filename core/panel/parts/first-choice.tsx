import type { FirstChoice } from '../first-picture.ts'
import type { PanelStore } from '../panel-store.ts'
import type { PanelViews } from '../views.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { Section } from './section.tsx'

interface FirstPicturesProps {
  readonly choice: FirstChoice
  readonly store: PanelStore
  readonly views: PanelViews
  readonly busy: boolean
}

/** Several first pictures side by side: the picked ones become layers, the others wait. */
export function FirstPictures({ choice, store, views, busy }: FirstPicturesProps) {
  const { generation, previews, picked } = choice
  const pick = (index: number, on: boolean) => {
    const others = picked.filter((one) => one !== index)
    const now = { ...choice, picked: on ? [...others, index] : others }
    store.dispatch({ type: 'firstChoice', choice: now })
  }
  return (
    <Section title="First pictures" summary={`${picked.length} of ${previews.length} picked`}>
      <p class="pentimento-note">{generation.name}</p>
      <ul class="pentimento-candidates" aria-label="First pictures">
        {previews.map((preview, index) => {
          const isPicked = picked.includes(index)
          return (
            // Pictures never change order, so that their place is their identity.
            <li key={String(index)} class="pentimento-candidate">
              <Button
                class={`pentimento-candidate__picture${isPicked ? ' pentimento-candidate__picture--shown' : ''}`}
                aria-label={`Pick picture ${index + 1}`}
                aria-pressed={isPicked}
                onClick={() => pick(index, !isPicked)}
              >
                <views.Picture picture={preview} label="" fit="cover" />
              </Button>
              <p class="pentimento-candidate__scope">
                {isPicked ? <Icon name="check" size={14} /> : null}
                {isPicked ? 'Picked' : 'Press to pick'}
              </p>
              {(generation.pictures[index]?.notes ?? []).map((note) => (
                <p key={note} class="pentimento-candidate__number">
                  {note}
                </p>
              ))}
            </li>
          )
        })}
      </ul>
      <p class="pentimento-note">Picked ones become layers; the others wait to be placed.</p>
      <div class="pentimento-row">
        <Button
          class="pentimento-button"
          disabled={busy}
          onClick={() => void store.postponeFirst()}
        >
          Decide later
        </Button>
        <Button
          class="pentimento-button pentimento-button--danger"
          disabled={busy}
          onClick={() => void store.discardFirst()}
        >
          Throw all away
        </Button>
      </div>
    </Section>
  )
}
