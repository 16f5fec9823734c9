import type { ReadingWords } from '../reading-words.ts'

/** Light, colour, focus, style and finish: what a picture looks like. */
export const looks: ReadingWords['classes'][number] = {
  'noun light': `light lighting lights illumination exposure brightness contrast shadow shadows shade highlight highlights
    midtones blacks glow glare flare lens_flare sun sunlight sunshine sunrise sunset dawn dusk twilight golden_hour
    blue_hour evening morning afternoon noon midday midnight night nighttime daytime daylight day moonlight candlelight
    firelight backlight rim_light key_light fill_light spotlight sunbeam sunbeams ray rays sunray sunrays god_rays
    beam beams rays_of_light atmosphere mood ambience ambiance vibe feel feeling haze mist fog weather rain snow storm
    smoke overcast vignette vignetting luminosity drama warmth coolness darkness tonality gamma halo rim caustics
    light_rays time_of_day season winter summer autumn fall spring halation sky_light window_light lamplight neon_light
    low_light high_key low_key chiaroscuro rembrandt_lighting studio_lighting natural_light`,
  'noun color': `filter treatment color colors coloring palette color_palette saturation vibrance vibrancy hue hues tone tones toning tint
    white_balance color_balance color_temperature temperature color_grade color_grading grading grade color_cast cast
    color_scheme`,
  'noun focus': `depth_of_field depth-of-field dof bokeh focus blur background_blur motion_blur field tilt-shift focal_point`,
  'noun finish': `noise grain film_grain graininess sharpness detail details resolution clarity quality crispness artifacts
    artifact compression pixelation banding moire aliasing definition micro-contrast chromatic_aberration`,
  'noun style': `style watercolor painting oil_painting illustration sketch drawing cartoon anime comic pencil_drawing
    line_art render 3d_render polaroid film look aesthetic pixel_art poster vector pop_art engraving charcoal_drawing
    ink_drawing clay_render film_still cinematic_still collage woodcut gouache`,
  'adjective light': `bright dark light dim warm cool cold soft harsh hard sunny cloudy overcast moody gloomy airy dramatic
    cinematic atmospheric moonlit sunlit candlelit backlit lit foggy misty hazy rainy snowy stormy golden diffused diffuse
    gentle cozy flat contrasty shadowy luminous radiant glowing high-contrast low-contrast well-lit wintry summery autumnal
    serene calm dreamy eerie mysterious romantic nostalgic intimate cheerful somber ethereal melancholic inviting
    peaceful tense festive natural late_afternoon early_morning directional overexposed underexposed exposed balanced
    illuminated shaded lit_up joyful ominous magical tranquil`,
  'adjective color': `vibrant vivid saturated desaturated muted faded pastel monochrome monochromatic black_and_white
    black-and-white b&w sepia grayscale colorful washed_out bleached punchy neutral toned tinted earthy bold cream-toned
    duotone`,
  'adjective focus': `blurry blurred shallow deep out_of_focus in_focus focused defocused unfocused bokeh`,
  'adjective paint': `red green blue yellow orange purple violet pink magenta cyan teal turquoise brown beige tan black white
    gray silver gold bronze copper crimson scarlet maroon burgundy navy indigo lavender lilac olive lime mint coral salmon
    peach cream ivory khaki mustard ochre rust amber emerald sapphire aqua charcoal navy_blue royal_blue sky_blue
    off-white rose_gold light_blue dark_blue dark_green light_gray dark_gray pale fuchsia plum taupe sage mauve
    terracotta chocolate blond blonde brunette ginger transparent_white jet_black blush eggshell`,
  'adjective material': `wooden metal metallic wood marble stone granite slate concrete brick clay ceramic porcelain glass
    crystal steel stainless iron chrome brass aluminum titanium leather suede velvet silk satin linen cotton wool woollen
    denim canvas felt fur plastic rubber vinyl acrylic paper cardboard enamel lacquer lacquered matte matt glossy shiny
    brushed frosted weathered rusty translucent transparent polished textured rough oak walnut bamboo wicker rattan
    terrazzo mirrored knitted hammered golden reflective rustic opaque`,
  'noun material':
    'material texture finish fabric surface coating pattern print leather velvet marble wood',
  'adjective style': `photorealistic hand-drawn painted painterly illustrated minimalist minimalistic minimal vintage retro
    noir cartoonish surreal abstract flat_design futuristic stylized filmic impressionist art_deco editorial cyberpunk
    steampunk grunge bohemian scandinavian`,
  'adjective finish':
    'sharp crisp noisy grainy pixelated smooth detailed high-resolution hi-res noiseless clean-edged',
  'adjective size': `big large small tall short long wide narrow thick thin huge tiny high low giant slim broad oversized
    miniature life-size deep little`,
  'adjective position': `centered close near far upright straight level symmetrical vertical horizontal upside_down open
    closed higher_up closer_together further_apart tilted off-center aligned empty full folded stacked slanted turned
    visible prominent`,
  'adjective body': `smiling happy sad relaxed confident young old serious natural-looking curly wavy surprised laughing
    shaved tanned friendly tired pregnant muscular bald`,
  'adjective shape': 'round square rounded curved oval pointed angular flat triangular hexagonal',
  'adjective cleanup':
    'clean tidy spotless flawless wrinkle-free neat uncluttered scratched dirty dusty dry wet',
}
