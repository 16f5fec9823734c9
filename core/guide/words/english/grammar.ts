import type { ReadingWords } from '../reading-words.ts'

/** The small words that hold sentences together. */
export const grammar: ReadingWords['classes'][number] = {
  the: 'the this that these those both all_of_the all_the each every all',
  every: 'all both each every',
  a: `a an another some any one two three four five six seven eight nine ten several many few a_few a_couple_of a_pair_of
    a_bunch_of a_lot_of lots_of plenty_of a_handful_of half a_set_of a_piece_of a_row_of various dozens_of`,
  possessive: 'my our your his her its their',
  spread: 'mist haze spray film cloud veil',
  pronoun:
    'this_one that_one the_other_one it this that them these those everything me us him her himself herself itself things something',
  subject: 'it they this that these those he she which',
  theirs: 'his her their',
  fit: 'match blend_in integrate fit suit correspond',
  as: 'as',
  comparative: `better worse further closer nearer farther lesser higher_up closer_together further_apart
    further_away closer_up`,
  quoting: 'say read says reads spell show',
  vague: `light lighting color colors tones look mood atmosphere ambience composition background style feel vibe
    framing layout scene colour_scheme setting quality aesthetic`,
  too: 'too overly excessively',
  it: 'it this that',
  them: 'them these those',
  number: 'one two three four five six seven eight nine ten',
  and: 'and & plus as_well_as + n or along_with together_with',
  next: 'then afterwards after_that next finally lastly secondly thirdly followed_by subsequently and_then',
  while: 'while whilst before after when',
  but: 'but yet however though although only_that',
  not: `not don't do_not dont never doesn't does_not doesnt didn't isn't is_not isnt aren't mustn't shouldn't should_not
    must_not can't cannot avoid won't may_not`,
  speaker: `i we you i'm i've we're`,
  asking:
    'if_you_could if_you_can if_you_would if_we_could if_you_might can_you could_you would_you_mind',
  there: 'there in_its_place in_their_place in_its_stead in_place_of_it',
  opening: `oh please_to i_would_like_that_you can_u could_u please pls plz plse pleas while_you're_at_it while_you_are_at_it while_at_it kindly can_you could_you would_you will_you can_we could_we i_want_you_to i_would_like_you_to i'd_like_you_to
    i_need_you_to i_want_to i'd_like_to i_would_like_to we_need_to we_want_to you_should you_can you_could try_to
    go_ahead_and let's lets let_us now next first firstly second secondly third thirdly fourth also finally lastly
    additionally afterwards after_that at_the_same_time maybe perhaps just simply in_addition furthermore moreover
    if_possible ok okay hi hello hey great thanks thank_you then i_need_to feel_free_to help_me_to help_me it_would_be_nice_to
    it_would_be_great_to do_your_best_to attempt_to we_should we_could i_think_you_should is_it_possible_to be_so_kind_as_to
    could_you_please can_you_please would_you_mind would_be_nice_to too so and well besides meanwhile step otherwise
    immediately carefully only gently slightly softly subtly completely quickly totally fully really actually dramatically
    significantly strongly further once_more again tastefully to_start to_begin_with even better_yet ideally possibly
    as_a_final_step as_a_next_step you_may want_you_to might_as_well i'd_love_to i_would_love_to by_the_way alternatively
    instead afterward later more_importantly if_you_can when_you_can could_we_please can_we_please let_me to_finish
    a_bit a_little very partially naturally delicately`,
  closing:
    'oh again thx ty plz pls please too as_well also thanks thank_you now if_possible for_me if_you_can instead ok okay though right_now',
  modal: `should must could needs_to need_to has_to have_to ought_to needs shall might should_be must_be could_be needs_to_be
    can_be has_to_be ought_to_be might_be needs_more would_be
    should_have must_have should_look should_feel could_use lacks should_get is_not_right`,
  be: `is are was were looks look feels feel seems seem appears appear be being been becomes become gets has have isn't
    aren't doesn't doesnt don't dont isnt am will`,
  relative: 'who which whose whom where that',
  place: `in on at near behind beside next_to in_front_of under underneath beneath below above over between among around
    across along against inside within onto atop on_top_of to_the_left_of to_the_right_of to_the_left to_the_right
    on_either_side_of close_to opposite beyond by off throughout amid surrounding adjacent_to alongside outside toward towards
    into_the_corner in_the_middle_of in_the_center_of at_the_top_of at_the_bottom_of in_the_background
    in_the_foreground left_of right_of up_to_the down_to_the upon overhead in_the_middle in_the_center far_from
    on_the_left on_the_right at_the_top at_the_bottom in_the_distance past`,
  to: 'to into so_that_it_is until onto_a in_a_shade_of so_it_is look_like',
  with: 'with for by using as featuring',
  from: 'from out_of',
  of: 'of',
  preposition: `like through during via than per about despite because since so_that so to_look in_order_to as_if as_though
    as instead_of rather_than compared_with unlike such_as including following due_to according_to except behind for
    without versus if unless whereas till that's plus_the whether`,
  particle: 'up down out in off away back forward backward over on together apart further',
  side: `left right upwards downwards upward downward leftwards rightwards clockwise counterclockwise forward backwards
    closer nearer aside horizontally vertically further_away further_back further_left further_right`,
  more: 'more additional extra increased greater stronger added most higher',
  less: 'less fewer reduced lower weaker least minimal',
  no: 'no zero nothing_else anything_else no_other',
  slight: `a_bit a_bit_of a_little a_touch a_touch_of a_tad a_hint_of a_hint slightly somewhat subtly gently a_hair barely
    softly mildly lightly subtle slight minor a_little_bit a_little_bit_of a_smidge a_smidgen faint faintly a_trace_of a_dash_of
    a_fraction a_notch`,
  some: 'more some less moderately clearly visibly distinctly a_little_more fairly moderate noticeably medium quite rather',
  strong: `much a_lot far way very strongly significantly dramatically considerably completely fully heavily extremely
    drastically massively intensely radically totally really greatly deeply entirely highly strong substantially
    super so_much hugely a_great_deal vastly`,
  times:
    'twice double triple half thrice doubly halfway two-thirds one-third a_third a_quarter two_thirds one_third',
  unit: `% percent px pixels pixel stops stop degrees degree times x ev cm mm inches inch k kelvin points steps
    ° ev_stops fold pt rem em`,
  keep: 'keep preserve maintain retain leave protect save respect hold_onto keep_on safeguard conserve stick_to lock',
  ensure:
    'make_sure make_sure_that ensure ensure_that be_sure ensuring making_sure ensuring_that making_sure_that be_sure_that',
  stay: `unchanged untouched intact alone as_is as_it_is as_they_are the_same same identical unaltered unmodified constant
    consistent as_before recognizable in_place where_it_is where_they_are stay stays remain remains staying remaining
    unaffected preserved kept exactly_as_it_is exactly_as_they_are exactly_the_same legible readable how_it_is
    the_way_it_is the_way_they_are as-is stay_put unedited like_it_is untouched_by_it as_it_was`,
  spare: `change alter touch modify affect move edit remove replace recolor crop cover hide distort disturb lose adjust
    influence ruin damage obscure destroy mess_with delete erase shift resize warp cut_off touching_up interfere_with
    overwrite compromise blur`,
  only: 'only just solely',
  else: `everything_else the_rest all_else nothing_else everything_other the_others all_other the_rest_of everything_except
    anything_else no_other the_other_elements all_the_rest`,
  same: 'same the_same original existing current',
  without: 'without w/o',
  except: 'except except_for apart_from but_not other_than aside_from excluding',
  seem: `look looks feel feels appear appears seem seems look_like feel_like sit fit stand_out pop blend_in become
    disappear resemble`,
  quality: `new old different modern clean empty full fresh natural realistic simple elegant busy quiet luxurious expensive
    cheap visible closer further bigger better worse nearer ready older younger heavier lighter fuller prettier cleaner
    simpler happier busier calmer quieter newer nicer stronger weaker healthier wetter drier fluffier
    bolder subtler cozier wilder sleeker leaner taller shorter richer deeper straighter rounder curlier professional
    premium modern consistent lush similar identical shallower gentler hotter colder sunnier cloudier foggier thicker
    open closed intense pronounced defined spacious approachable sophisticated playful interesting good great nice
    appealing attractive beautiful balanced dynamic energetic exciting authentic stylish iconic ripe worn sleek
    ornate delicate delicious tasty juicy refreshing appetizing
    crunchy melted creamy frozen`,
  phrase: `ice_cream whipped_cream sour_cream face_cream hand_cream license_plate licence_plate for_sale salt_and_pepper black_and_white black-and-white rock_and_roll bed_and_breakfast arts_and_crafts mac_and_cheese
    fish_and_chips bread_and_butter knife_and_fork cup_and_saucer peanut_butter_and_jelly pros_and_cons day_and_night
    up_and_down back_and_forth left_and_right now_and_then more_and_more here_and_there light_and_shadow
    hide_and_seek before_and_after cut_and_paste pick_and_choose tried_and_tested touch_and_feel look_and_feel
    drag_and_drop wait_and_see point_and_shoot heat_and_serve cookies_and_cream surf_and_turf mix_and_match
    crop_top set_menu print_shop paint_brush nice_and_clean one_by_one wear_and_tear then_and_now gin_and_tonic
    head_and_shoulders hands-on over_and_over sweet_and_sour
    bold_and_beautiful more_or_less trial_and_error food_and_drink show_and_tell rise_and_shine`,
  list: 'change changes edit edits following thing things list steps tasks adjustments tweaks',
}
