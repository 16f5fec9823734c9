import type { ReadingWords } from '../reading-words.ts'

/** What nouns name, as far as it tells what a change is about. Any other noun is a thing. */
export const things: ReadingWords['classes'][number] = {
  'noun whole': `image picture photo photograph shot scene everything overall whole_thing whole entire everywhere
    frame_overall visual photography snapshot artwork image_overall pic render_overall snap`,
  'noun background':
    'background backdrop surroundings environment setting location scenery bg wallpaper',
  'noun frame': `framing crop composition aspect_ratio ratio perspective camera camera_angle angle viewpoint view point_of_view
    negative_space empty_space white_space copy_space blank_space space headroom room margin margins padding canvas horizon
    proportions format layout portrait_format landscape_format rule_of_thirds zoom close-up closeup wide_shot breathing_room
    breathing_space frame bird's-eye_view top_view symmetry distance orientation field_of_view`,
  'noun text': `logo label text lettering typography font headline caption slogan tagline title word words letter letters name
    packaging package wordmark brand_name monogram price price_tag sign signage branding brand_color brand_colors brand
    subtitle sticker_text copy quote watermark_text inscription engraving call_to_action call-to-action cta emblem hashtag
    url phone_number date`,
  'noun person': `person people man men woman women child children kid kids boy girl model customer customers crowd baby couple
    family barista chef waiter worker athlete runner figure human passersby pedestrians pedestrian bystander bystanders
    tourist tourists friend friends guest guests hand hands arm arms finger fingers dancer doctor teacher student
    bride groom musician lady guy guys somebody someone passerby actor influencer mother father grandmother`,
  'noun body': `face faces skin hair eyes eye smile expression facial_expression pose posture gaze look_on_face lips mouth teeth
    nose makeup beard mustache freckles eyebrows eyelashes eyelids cheeks forehead chin neck shoulder shoulders
    body legs leg feet outfit clothes clothing shirt t-shirt tee dress jacket coat sweater hoodie suit tie blouse skirt
    jeans trousers pants shoes sneakers scarf hairstyle haircut ponytail bangs nails nail_polish complexion skin_tone
    boots lipstick muscles abs tattoo uniform apron gloves shorts socks stubble dimples jawline`,
  'noun cleanup': `dust stain stains scratch scratches wrinkle wrinkles blemish blemishes spot spots smudge smudges fingerprint
    fingerprints clutter distraction distractions lint crease creases glare speck specks crumbs pimple pimples acne
    watermark stray_hair stray_hairs flyaway_hairs flyaways mess dirt red-eye red_eye hotspot hotspots dark_circles
    eye_bags imperfections imperfection blemished_spots debris litter marks dead_pixels sensor_dust streaks
    chips tear lens_dust dents dent date_stamp timestamp`,
  'noun touch': `steam sparkle sparkles glint glints gleam shimmer droplets water_droplets dew condensation twinkle bubbles
    glitter frost sheen drips splash confetti dewdrops wisps wisp shine finishing_touch finishing_touches`,
  'noun surface': 'reflection reflections mirror_reflection reflected_image',
  'noun scenery': `wall walls floor ceiling table tabletop desk sky clouds cloud grass lawn sea ocean water lake river beach
    sand tree trees forest mountain mountains hill hills curtain curtains sofa couch chair chairs rug carpet room house
    houses building buildings street road window windows door doors shelf shelves counter countertop bench field fields
    garden leaves foliage flower flowers plant plants cushion cushions pillow pillows kitchen napkin tablecloth bed
    fence bridge skyline sunflower bushes roof pavement car cars`,
  'noun shape':
    'shape form silhouette outline contour contours edges edge corners corner curve curves',
  'noun size': 'size scale height width length',
  'noun position': 'position placement alignment arrangement spacing',
}
