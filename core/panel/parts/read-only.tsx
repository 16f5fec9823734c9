import type { HostCapabilities } from '../../host-capabilities.ts'
import { Icon } from './icon.tsx'

/** Says once, above everything else, that and why the document can only be looked at. */
export function ReadOnly({ capabilities }: { capabilities: HostCapabilities }) {
  const { readOnly } = capabilities
  if (!readOnly) return null
  return (
    <div class="pentimento-read-only" role="note">
      <span class="pentimento-read-only__mark">
        <Icon name="lock" />
      </span>
      <p class="pentimento-read-only__words">
        {readOnly.reason} {readOnly.fix}
      </p>
    </div>
  )
}
