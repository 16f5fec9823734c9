import { useMemo, useRef, useState } from 'preact/hooks'
import { noticeNow } from '../next-step.ts'
import type { PanelStore } from '../panel-store.ts'
import type { PanelState } from '../state.ts'
import { firstButton, useKeptFocus } from '../use-kept-focus.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'

interface StopNoticeProps {
  readonly state: PanelState
  readonly store: PanelStore
}

/** One line on whether to go on as before, with ways on; said until it is ignored or one of them is taken. */
export function StopNotice({ state, store }: StopNoticeProps) {
  const { picked, lineages, advice, next, setup } = state
  const notice = useMemo(
    () => noticeNow(state),
    [picked, lineages, advice.on, next.drift, setup.provider, setup.model],
  )
  const [why, setWhy] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  useKeptFocus(root, (line) => {
    const section = line.closest('section')
    return section && firstButton(section)
  })
  return (
    <div ref={root}>
      {notice ? (
        <div class="pentimento-finding pentimento-stop" role="note" aria-label="When to stop">
          <span class="pentimento-finding__mark">
            <Icon name="info" size={14} />
          </span>
          <div class="pentimento-finding__body">
            <div class="pentimento-finding__line">
              <span class="pentimento-finding__words">{notice.message}</span>
              <Button
                class="pentimento-link pentimento-finding__why"
                aria-expanded={why}
                aria-label={`Why: ${notice.message}`}
                onClick={() => setWhy(!why)}
              >
                Why
              </Button>
              {notice.ways.map((way) => (
                <Button
                  key={way.kind}
                  class="pentimento-chip pentimento-chip--offer"
                  aria-disabled={state.busy || state.run !== null}
                  onClick={() => {
                    if (!state.busy && !state.run) void store.takeWay(notice, way)
                  }}
                >
                  {way.label}
                </Button>
              ))}
            </div>
            {why ? <p class="pentimento-note">{notice.reason}</p> : null}
          </div>
          <IconButton
            icon="close"
            label={`Ignore: ${notice.message}`}
            onPress={() => void store.ignoreNotice(notice)}
          />
        </div>
      ) : null}
    </div>
  )
}
