import type { FollowUpWords } from '../follow-up-words.ts'
import { englishAxes } from './follow-up-axes.ts'

export const englishFollowUp: FollowUpWords = {
  signs: {
    filler: `instead or this_time please pls plz ok okay hm hmm well great good nice lovely perfect yes no yeah yep nope oh ah ooh um uh
      sorry thanks thank_you just actually maybe perhaps really quite rather even still yet there can_you could_you
      would_you can_we could_we can_i i we you i'd_like i_would_like i_want we_want i_think i'd_say i_prefer let's let
      us try want would could should like_to want_to need needs need_to needs_to has_to it's it_is is was are were been
      be looks look looked feels feel felt seems seem effect result better liked i_liked preferred i_preferred one_more_thing to me go_for have had it of so now_it's that's this_is then_i should_be could_be may_be might might_be
      wanted think bit_of so_much_so a_version something thing way please_do i'm for_me`,
    make: `make do does did give get got turn go change edit bring push nudge bump crank dial ramp take pull tweak
      adjust set apply use put making keep_it`,
    article: `the a an this that these those them its my our your his her their some any him`,
    except: `save_for except except_for apart_from other_than aside_from without_losing without_touching
      without_changing without_affecting but_not everything_but everything_except all_but all_except`,
    instead: 'instead try or what_about how_about and_what_about',
    it: 'it them',
    other: 'other opposite',
    small: `a_bit bit a_little little a_touch touch a_tad tad a_hair a_notch notch a_smidge a_smidgen a_shade a_fraction
      slightly somewhat subtly gently marginally tiny a_tiny_bit a_little_bit little_bit a_wee_bit a_dash a_pinch
      carefully a_drop one_notch half a_step a_stop`,
    big: `much a_lot lot lots a_lot_lot far way a_good_deal a_great_deal considerably significantly substantially
      strongly clearly noticeably visibly massively drastically dramatically heavily twice twice_as_much twice_as_strong double double_it double_that tons loads hugely
      a_ton plenty very super`,
    more: `more a_few_more some_more twice_as_much twice_as_strong double_it double_that further stronger strong stronger_still intensify amplify push_it crank boost increase extra
      more_intense more_strongly more_visible more_obvious more_pronounced more_noticeable bolder heavier fuller
      not_enough too_few not_strong_enough not_visible_enough not_nearly_enough isn't_enough too_little too_weak too_subtle
      too_faint too_shy too_timid too_mild too_light_a_touch hardly_visible barely_visible hardly_noticeable
      barely_noticeable barely_there can't_see_it can_hardly_see can_barely_see can_barely_see_a_difference can_hardly_see_a_difference can't_see_a_difference can't_see_any_difference
      barely_any_difference hardly_any_difference no_difference no_visible_difference not_much_difference
      hardly_changed barely_changed not_much_changed nothing_changed didn't_change_much keep_going go_on carry_on continue
      go_further push_further push_harder turn_it_up turn_that_up turn_up dial_it_up dial_up crank_it_up
      crank_up bump_it_up bump_up step_it_up ramp_up up_it add_to_it doesn't_show more_than_that stronger_effect
      in_the_same_direction same_direction not_quite_enough nearly_there almost_there needs_more lacks`,
    less: `less too_far not_so_far not_that_far halve_it back_a_bit halve_that half_it weaker fewer softer_effect milder subtler more_subtle more_subtly more_gently gentler less_intense
      less_strong less_obvious less_visible fainter lighter_touch reduce decrease lessen tone_it_down tone_down
      tone_that_down tone_this_down dial_it_back dial_back dial_it_down dial_down dial_that_back dial_that_down pull_it_back
      pull_back pull_that_back turn_it_down turn_that_down turn_down bring_it_down take_it_down take_it_down_a_notch
      scale_it_back scale_back scale_it_down scale_down back_off ease_off ease_up ease_back hold_back rein_it_in
      calm_it_down cool_it too_much too_strong too_heavy too_intense too_bold too_obvious too_visible too_extreme
      too_many over_the_top overdone overkill excessive exaggerated overcooked not_so_much not_that_much not_as_much not_so_strong
      not_so_many not_that_strong not_as_strong not_quite_so_much less_of_that half_of_that half_as_much
      half_as_strong half_the_strength half_the_effect went_too_far goes_too_far gone_too_far go_too_far a_bit_much a_little_much`,
    undo: `undo revert reverse back_up step_back roll_back rollback take_it_back take_that_back
      take_this_back take_back scrap scrap_that scrap_this discard forget forget_that forget_it cancel never_mind
      nevermind didn't_work doesn't_work not_working i_don't_like_it don't_like_it i_don't_like_that don't_like_that
      ctrl_z ctrl-z cmd_z cmd-z wrong wrong_direction not_what_i_wanted not_what_i_meant not_like_that worse it's_worse go_back_on`,
    restore: `go_back back restore reset return get_back bring_back bring_it_back turn_back switch_back change_it_back
      put_it_back put_back change_back`,
    before: `before as_before like_before as_it_was as_it_was_before how_it_was how_it_was_before the_way_it_was
      the_way_it_was_before like_it_was like_it_was_before what_it_was what_we_had what_i_had previous previously
      earlier prior previous_version the_previous_version the_one_before the_version_before where_we_were where_it_was
      the_previous_one the_last_state to_what_it_was`,
    again: `again once_more one_more_time another_one one_more same_again repeat repeat_that do_it_again
      do_that_again once_again the_same_again`,
    retry: `try_again retry redo redo_it redo_that another_try another_attempt another_go another_take another_version
      another_variation another_variant another_option new_attempt new_try fresh_attempt a_different_take
      a_different_one a_different_version different_version different_take something_different reroll re_roll
      regenerate_it try_once_more try_that_again try_it_again try_this_again one_more_try one_more_attempt
      give_it_another_try give_it_another_go have_another_go take_another_shot start_over_with_that next_try
      show_me_another show_another give_me_another`,
    same: `same the_same do_the_same same_thing the_same_thing do_the_same_thing same_treatment the_same_treatment
      same_change the_same_change same_effect likewise ditto same_as_that apply_the_same apply_it apply_that apply_this
      repeat_that_for repeat_it_for repeat_for repeat_this_for do_that do_it repeat_it_on repeat_on repeat_that_on`,
    for: `for with to over_to for_both and_for`,
    also: `also too as_well aswell likewise_for plus and_also`,
    now: `now next then and_now and_then and_next now_for next_up moving_on_to on_to what_about how_about and_what_about`,
    only: `only just_the just_only only_for nothing_but solely exclusively but_only but_just just_for limit_it_to
      restrict_it_to limit_that_to restrict_that_to confine_it_to`,
    but: `but and then_but though although however except_that , ; - – — . !`,
    keep: `keep keeping leave leaving preserve preserving retain retaining not
      hold_on_to i_like i_love
      don't_touch don't_change don't_lose`,
    than: `than compared_to compared_with`,
    like: `like as as_in same_as similar_to use take from with_ in start_from start_with continue_from continue_with
      go_on_from go_on_with carry_on_from work_from based_on building_on pick choose`,
    too: `too overly not_so not_that not_as not_quite_so not_quite_as`,
    enough: `enough`,
    not: `not isn't aren't`,
    original: `original the_original source the_source the_start start the_beginning beginning first_picture
      the_first_picture original_picture original_image original_photo the_original_picture the_original_image
      the_original_photo unedited`,
    last: `last latest newest`,
    all: `reset everything_but everything_except all_but all_except the_rest rest everything_else all_else everything all all_of_it all_of_that all_changes all_edits`,
    step: `step steps change changes edit edits round rounds version versions ones`,
    one: `one 1 once`,
    two: `two 2 twice couple both`,
    three: `three 3`,
    version: `version v number`,
    place: `on in at near behind above below under beside around across along over next_to in_front_of inside
      outside between towards by`,
    side: `left right top bottom side sides other middle centre center corner background foreground upper lower half
      edge edges left-hand right-hand far front back end hand everywhere`,
  },
  comparing: `more less fewer too_much too_many too_little too_few not_enough stronger weaker subtler fainter
    bolder milder too_strong too_weak too_subtle too_faint too_heavy too_intense too_bold too_obvious more_visible
    less_visible more_intense less_intense more_subtle more_obvious less_obvious`,
  degrees: ['very slightly', 'slightly', '', 'clearly', 'much'],
  adverbs: ['very slightly', 'slightly', '', 'strongly', 'very strongly'],
  alsoDegrees: [
    'barely hardly very_subtly very_gently ever_so_slightly just_a_hint',
    'a_bit a_little a_touch a_tad subtly gently somewhat softly lightly a_little_bit mildly',
    'moderately',
    'noticeably visibly considerably markedly significantly distinctly',
    'strongly very a_lot far dramatically heavily drastically extremely massively substantially way',
  ],
  and: 'and|&',
  single: 'a an one another',
  quantity: `some several few a_few a_couple_of many more a_lot_of lots_of little a_little a_bit_of a_hint_of a_touch_of plenty_of a_handful_of any`,
  numbers: 'one two three four five six seven eight nine ten',
  opposites: 'left right top bottom upper lower front back',
  axes: englishAxes,
  sentences: {
    make: 'Make {what} {degree}{how}',
    thanNow: 'than it is now',
    further: 'further',
    stronger: 'stronger',
    weaker: 'weaker',
    add: 'Add {what}',
    addTo: 'to {what}',
    remove: 'Remove {what}',
    removeSome: 'Remove {some} of {what}',
    some: 'some',
    more: 'more',
    someMore: 'some more',
    muchMore: 'a lot more',
    sparingly: 'sparingly',
    verySparingly: 'very sparingly',
    but: 'but',
    with: 'with',
    without: 'without',
    inThe: 'in',
    onThe: 'on',
    the: 'the',
    replaceOpen: 'Replace {what} with …',
    makeOpen: 'Make {what} …',
  },
}
