import { useLayoutEffect, useRef } from 'preact/hooks'
import type { PanelStore } from '../panel-store.ts'
import type { Question } from '../question.ts'
import { firstButton } from '../use-kept-focus.ts'

import { Button } from './button.tsx'
/**
 * A question that something waits for; the way out has the focus, so that nothing is agreed to by accident.
 *
 * Once it is answered, what had the focus before has it again.
 */
export function QuestionNotice({ question, store }: { question: Question; store: PanelStore }) {
  const root = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const before = document.activeElement
    if (root.current) firstButton(root.current)?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [question])
  return (
    <div
      ref={root}
      class="pentimento-question"
      role="alertdialog"
      aria-label={question.title}
      aria-describedby="pentimento-question"
    >
      <p class="pentimento-question__title">{question.title}</p>
      <p id="pentimento-question" class="pentimento-question__text">
        {question.text}
      </p>
      <div class="pentimento-row pentimento-question__answers">
        <Button class="pentimento-button" onClick={() => store.answer(false)}>
          Cancel
        </Button>
        <Button class="pentimento-button" onClick={() => store.answer(true)}>
          {question.agree}
        </Button>
      </div>
    </div>
  )
}
