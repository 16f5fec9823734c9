import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { ButtonProps } from '../views.ts'

/** What draws buttons, for hosts whose `button` element can't be styled. */
export const ButtonView = createContext<preact.ComponentType<ButtonProps>>(NativeButton)

/** Something to press, drawn as the host draws buttons. */
export function Button(props: ButtonProps) {
  const View = useContext(ButtonView)
  return <View {...props} />
}

/** A button as browsers draw it. */
export function NativeButton({ onClick, ...props }: ButtonProps) {
  return <button type="button" {...props} onClick={() => onClick?.()} />
}
