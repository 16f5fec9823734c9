import type { ReadingWords } from '../reading-words.ts'

/** What verbs do. */
export const verbs: ReadingWords['classes'][number] = {
  'do add': `add leave include insert introduce create generate incorporate place_in put_in bring_in throw_in drop_in sprinkle
    scatter overlay superimpose decorate adorn append attach hang plant build grow fill_in surround draw stamp serve
    garnish pour drizzle provide supply`,
  'do remove': `remove delete erase eliminate get_rid_of take_out take_away take_off cut_out edit_out photoshop_out omit
    strip leave_out drop hide clear clear_out clear_away do_away_with banish discard exclude crop_out empty isolate
    undress ditch subtract trim_away wipe_out lose`,
  'do replace': 'replace swap swap_out exchange substitute switch_out trade',
  'do make': 'make get render let give have keep_making leave_looking',
  'do change':
    'update change turn switch convert transform alter modify vary set shape bend reshape morph',
  'do put': 'put place position set lay stand arrange seat situate rest',
  'do move': `turn_around turn move shift rotate flip mirror tilt turn_around swivel slide nudge bring push pull drag resize enlarge shrink
    scale rescale center align reposition relocate rearrange raise_up lower_down spread straighten lengthen shorten
    stretch lean fold unfold angle level open close duplicate multiply stack group separate space point`,
  'do raise': `increase raise boost intensify strengthen amplify lift bump bump_up turn_up dial_up crank_up bring_up push_up
    bring_out deepen heighten emphasize accentuate maximize double triple play_up step_up enrich exaggerate
    accent`,
  'do lower': `decrease reduce lower diminish minimize lessen tone_down turn_down dial_down dial_back tone_back bring_down
    pull_back pull_down weaken cut_down cut_back limit moderate halve subdue dampen ease scale_back play_down drop_down
    tame downplay`,
  'do light': `turn_on switch_on turn_off switch_off put_on_the_lights brighten brighten_up darken lighten lighten_up dim light light_up relight illuminate expose underexpose
    overexpose warm warm_up cool cool_down soften harden backlight spotlight vignette dehaze flood bathe shade
    highlight shadow diffuse flatten`,
  'do color': `colorize saturate desaturate tint grade color_grade colorgrade recalibrate balance rebalance fade mute color_correct
    tone bleach white_balance harmonize posterize equalize`,
  'do focus': 'blur defocus refocus focus blur_out unblur throw_out_of_focus',
  'do recolor': 'recolor color paint repaint dye stain_with whiten blacken redden gild',
  'do frame': `crop reframe recrop zoom zoom_in zoom_out expand extend uncrop outpaint widen frame recompose tighten
    pan crop_in pull_in step_back`,
  'do text': `write print letter engrave emboss type rewrite spell translate caption label title brand rebrand inscribe
    embroider typeset imprint sign`,
  'do person': `dress shave comb pose repose smile style_hair slim tan age de-age rejuvenate retouch_skin wink`,
  'do style': `stylize restyle cartoonize animate illustrate sketch reimagine colorize_as simplify`,
  'do cleanup': `clean clean_up cleanup tidy tidy_up declutter retouch touch_up heal iron wipe dust wash polish smooth
    smooth_out repair mend restore patch inpaint even_out scrub unclutter neaten clone_out straighten_up`,
  'do finish':
    'sharpen denoise upscale upsample resharpen degrain despeckle crispen unsharpen supersample',
  'do better': `improve enhance fix perfect optimize refine upgrade elevate better beautify correct spruce_up polish_up
    jazz_up liven_up work_on redo rework freshen freshen_up spice_up revamp`,
  'do want': `want need i_want i'd_like i_would_like i_need we_want we_need we'd_like we_would_like there_should_be
    there_must_be there_could_be let_there_be i_wish i'd_love i_would_love how_about what_about i_prefer i'd_prefer
    it_needs picture_needs i'd_rather_have`,
  'do other': `adjust apply use try tweak edit create_a perform cast cover wrap fill dot line mask connect match blend
    texture bevel round peel slice break cut hold wear wrinkle weather vary simulate imitate mimic suggest show reveal
    display present feature convey evoke reflect`,
  'brightness +': `turn_on switch_on brighten brighten_up lighten lighten_up illuminate light_up overexpose bright light_up luminous
    well-lit sunny sunlit brightly`,
  'brightness -': 'turn_off switch_off darken dim underexpose dark dim_down gloomy shadowy darkly',
  'warmth +': 'warm warm_up warmly',
  'warmth -': 'cool cool_down cold coolly icy',
  'saturation +': 'saturate vibrant vivid saturated colorful punchy rich bold lively',
  'saturation -':
    'desaturate mute fade muted faded desaturated bleached washed_out pale dull pastel',
  'softness +': 'soften soft diffuse diffused gentle subtle smooth blurry blurred',
  'softness -': 'harden harsh hard',
  'sharpness +': 'sharpen sharp crisp resharpen unblur sharply',
  'contrast +': 'contrasty contrasted dramatic high-contrast',
  'contrast -': 'flat flatten low-contrast',
  'noise -': 'denoise degrain despeckle noiseless',
  'noise +': 'grainy noisy',
  'size +':
    'enlarge big large tall long wide thick high huge broad giant expand upsize stretch lengthen widen',
  'size -': 'shrink small short narrow thin tiny little low slim shorten tighten',
  'depth of field +': 'deep',
  'depth of field -': 'shallow',
  'brightness =':
    'brightness exposure light lighting luminosity illumination sunlight daylight luminance',
  'contrast =': 'contrast',
  'warmth =': 'warmth temperature color_temperature',
  'saturation =': 'saturation vibrance vibrancy color_intensity colors color',
  'sharpness =': 'sharpness clarity crispness definition',
  'softness =': 'softness blur',
  'depth of field =': 'depth_of_field depth-of-field dof bokeh background_blur',
  'size =': 'size scale height width length',
  'shadows =': 'shadow shadows shade blacks',
  'highlights =': 'highlight highlights whites',
  'noise =': 'noise grain graininess',
}

/** Verbs that are nouns or adjectives as well. */
export const doubtfulVerbs = `light plant place set shape bend lay stand seat rest shift flip mirror tilt slide angle
  level open close stack group separate space point scale fold spread drop lift bump accent limit ease dim warm cool
  shade highlight shadow diffuse flood grade balance fade mute tone tint bleach blur focus color paint dye frame crop zoom
  pan print letter type caption label title brand sign dress pose smile tan age style sketch clean tidy iron wipe dust
  wash polish smooth patch better fix correct perfect need want   cast cover wrap fill dot line mask match blend
  texture bevel round peel slice break cut hold wear wrinkle weather show display present feature draw stamp serve hang
  build grow pour strip  clear empty trade turn switch double triple lower shave comb wink scrub center lean draw
    backlight spotlight vignette frost cream water film pull push   slim back subtract lose
     whites      stain   duplicate  triple
         degrain mutes soft focus defocus ribbon title   line
    overlay project garnish  bathe brand age`
