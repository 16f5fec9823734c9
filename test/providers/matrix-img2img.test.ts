import { describeMatrix } from './describe-matrix.ts'

describeMatrix('img2img')
