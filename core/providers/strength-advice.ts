import type { StrengthCapability } from '../model.ts'

/** Which strengths suit what, for models that start from the noised picture itself (Stable Diffusion and its kin). */
export const noisedStrengthAdvice: StrengthCapability['advice'] = [
  {
    name: 'Final pass',
    from: 0.35,
    to: 0.45,
    why: 'Skin, fabric and edges become finer; shapes, faces and lettering stay where they are.',
  },
  {
    name: 'Refinement',
    from: 0.35,
    to: 0.5,
    why: 'Light, colour and material follow your words while the drawing underneath still holds.',
  },
  {
    name: 'Replacement',
    from: 0.6,
    to: 0.85,
    why: 'Enough freedom to put something else in its place; what was there survives only as a rough shape.',
  },
]
