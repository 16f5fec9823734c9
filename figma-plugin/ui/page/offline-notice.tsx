import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** Says that there is no connection, and what works without one; nothing while there is. */
export function OfflineNotice(): JSX.Element | null {
  const [online, setOnline] = useState(navigator.onLine)
  useEffect(() => {
    const look = () => setOnline(navigator.onLine)
    addEventListener('online', look)
    addEventListener('offline', look)
    return () => {
      removeEventListener('online', look)
      removeEventListener('offline', look)
    }
  }, [])
  if (online) return null
  return (
    <p class="pentimento figma-page__offline" role="status">
      You are offline. The built-in provider works all the same; others need a connection.
    </p>
  )
}
