/**
 * Gives the colour difference ΔE00 of two CIE Lab colours: about 1 is just visible side by side.
 *
 * Sharma, Wu and Dalal, "The CIEDE2000 Color-Difference Formula" (2005), with all weights 1. Dear: for maps of whole
 * pictures use the plain distance in Lab.
 */
export function deltaE00(
  l1: number,
  a1: number,
  b1: number,
  l2: number,
  a2: number,
  b2: number,
): number {
  const meanChroma = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2
  const stretch = 1.5 - 0.5 * share7(meanChroma)
  const chroma1 = Math.hypot(a1 * stretch, b1)
  const chroma2 = Math.hypot(a2 * stretch, b2)
  const hue1 = hueOf(a1 * stretch, b1)
  const hue2 = hueOf(a2 * stretch, b2)
  const isGrey = chroma1 * chroma2 === 0
  const turn = isGrey ? 0 : shortestTurn(hue2 - hue1)
  const hue = isGrey ? hue1 + hue2 : meanHue(hue1, hue2)
  const lightness = (l1 + l2) / 2
  const chroma = (chroma1 + chroma2) / 2
  const t =
    1 -
    0.17 * cos(hue - 30) +
    0.24 * cos(2 * hue) +
    0.32 * cos(3 * hue + 6) -
    0.2 * cos(4 * hue - 63)
  const off50 = (lightness - 50) ** 2
  const perL = (l2 - l1) / (1 + (0.015 * off50) / Math.sqrt(20 + off50))
  const perC = (chroma2 - chroma1) / (1 + 0.045 * chroma)
  const perH = (2 * Math.sqrt(chroma1 * chroma2) * sin(turn / 2)) / (1 + 0.015 * chroma * t)
  const twist = -sin(60 * Math.exp(-(((hue - 275) / 25) ** 2))) * 2 * share7(chroma)
  return Math.sqrt(Math.max(0, perL * perL + perC * perC + perH * perH + twist * perC * perH))
}

function share7(chroma: number): number {
  const power = chroma ** 7
  return Math.sqrt(power / (power + 25 ** 7))
}

function hueOf(a: number, b: number): number {
  if (a === 0 && b === 0) return 0
  const degrees = (Math.atan2(b, a) * 180) / Math.PI
  return degrees < 0 ? degrees + 360 : degrees
}

function shortestTurn(degrees: number): number {
  return degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees
}

function meanHue(a: number, b: number): number {
  const sum = a + b
  if (Math.abs(a - b) <= 180) return sum / 2
  return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2
}

function cos(degrees: number): number {
  return Math.cos((degrees * Math.PI) / 180)
}

function sin(degrees: number): number {
  return Math.sin((degrees * Math.PI) / 180)
}
