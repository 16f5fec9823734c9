/// <reference types="@adobe-uxp-types/photoshop" />
import type { ActionDescriptor, Imaging, PhotoshopImageData } from 'photoshop'

/** Photoshop's own typings, which the stand-in is checked against; the reference makes them known to the tests. */
export type { ActionDescriptor, Imaging, PhotoshopImageData }
