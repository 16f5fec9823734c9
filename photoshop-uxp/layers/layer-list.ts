import * as z from 'zod/mini'

/**
 * The properties asked of every layer in one `multiGet` (batchplay.md, "Multi-Get"). `boundsNoMask` is the extent of
 * the layer's own pixels; `bounds` and `boundsNoEffects` are cut by its mask.
 */
export const layerProperties = [
  'layerID',
  'name',
  'visible',
  'layerSection',
  'layerKind',
  'background',
  'group',
  'opacity',
  'fillOpacity',
  'mode',
  'bounds',
  'boundsNoEffects',
  'boundsNoMask',
  'hasUserMask',
  'hasVectorMask',
  'layerEffects',
  'layerFXVisible',
  'layerLocking',
  'linkedLayerIDs',
  'artboardEnabled',
] as const

const enumSchema = z.object({ _value: z.string() })
const edgeSchema = z.object({ _value: z.number() })
const boundsSchema = z.object({
  top: edgeSchema,
  left: edgeSchema,
  bottom: edgeSchema,
  right: edgeSchema,
})

const layerSchema = z.object({
  layerID: z.number(),
  name: z._default(z.string(), ''),
  visible: z._default(z.boolean(), true),
  layerSection: z.optional(enumSchema),
  layerKind: z._default(z.number(), 0),
  background: z._default(z.boolean(), false),
  group: z._default(z.boolean(), false),
  opacity: z._default(z.number(), 255),
  fillOpacity: z._default(z.number(), 255),
  mode: z.optional(enumSchema),
  bounds: z.optional(boundsSchema),
  boundsNoEffects: z.optional(boundsSchema),
  boundsNoMask: z.optional(boundsSchema),
  hasUserMask: z._default(z.boolean(), false),
  hasVectorMask: z._default(z.boolean(), false),
  layerEffects: z.optional(z.unknown()),
  layerFXVisible: z._default(z.boolean(), false),
  layerLocking: z.optional(
    z.object({
      protectTransparency: z._default(z.boolean(), false),
      protectComposite: z._default(z.boolean(), false),
      protectPosition: z._default(z.boolean(), false),
      protectAll: z._default(z.boolean(), false),
    }),
  ),
  linkedLayerIDs: z._default(z.array(z.number()), []),
  artboardEnabled: z._default(z.boolean(), false),
})

/** One layer as Photoshop lists it; the marker that ends a group is one, too. */
export type ListedLayer = z.infer<typeof layerSchema>

/** What Photoshop answers to a `multiGet` over all layers, lowest first. */
export const layerListSchema = z.object({ list: z.array(layerSchema) })

/** What Photoshop answers to a `multiGet` of the document. */
export const documentSchema = z.object({
  mode: enumSchema,
  depth: z.number(),
  quickMask: z._default(z.boolean(), false),
  hasBackgroundLayer: z._default(z.boolean(), false),
  targetLayersIDs: z._default(z.array(z.object({ _id: z.number() })), []),
})

/** The properties of the document that {@link documentSchema} reads. */
export const documentProperties = [
  'mode',
  'depth',
  'quickMask',
  'hasBackgroundLayer',
  'targetLayersIDs',
] as const
