import type { AdviceWords } from '../advice-words.ts'
import { phraseList, wordList } from '../word-list.ts'
import { englishJudging } from './advice-judging.ts'
import { englishNaming } from './advice-naming.ts'

/** What findings look for in English instructions. */
export const englishAdvice: AdviceWords = {
  judging: englishJudging,
  naming: englishNaming,
  asking: {
    adjusting: wordList(
      'adjust tweak edit update revise vary redo rework recolor repaint paint dye',
    ),
    measured: wordList(
      'zoom zoom_in zoom_out crop rotate tilt resize scale scale_up scale_down rescale extend expand uncrop',
    ),
    renewing: [
      ['something (?:else|different|new)', '…'],
      ['another', 'a …'],
      ['(?:different|new)', '…'],
    ],
    isolating: wordList('isolate extract cut_out mask_out cut silhouette'),
    turning: wordList('rotate tilt turn'),
    nowhere: wordList('somewhere anywhere'),
    remaking: wordList(
      'redesign recreate reimagine regenerate remake redo overhaul reinvent rebuild',
    ),
    creating: wordList('create generate design make produce draw create_a make_a'),
    works: wordList(
      'poster flyer logo banner advert advertisement collage thumbnail infographic video animation gif moodboard storyboard brochure comic',
    ),
    moving: wordList('video animation gif animate clip'),
    questions: phraseList(`
      what do you, what is, what's, what are, how does, how do, how is, how are, how did, why, who, where is, where are,
      when, which, is this, is it, is that, are these, are they, does this, does it, do you, did you, any ideas,
      any idea, any thoughts, any suggestions, thoughts, opinions, describe, explain, tell me, summarize, summarise,
      analyze, analyse, save, export, download, upload, share, send, write a poem, write a story, what would you,
      should i, what can you, what should, can you help, help, hello, hi, hey, rate this, rate my
    `),
    remarks: phraseList(`
      thanks, thank you, ok, okay, yes, no, yep, nope, nice, cool, great, lol, wow, test, testing, good job, great job,
      well done, i love it, love it, i like it, perfect, please, help, hello, hi, hey, thank you so much, thanks a lot,
      looks good, looks great, good, done, stop, cancel, never mind, nevermind, hmm, hm, idk, i don't know, dunno,
      good morning, whatever, anything, something, stuff, do it, do something, go, start, edit, image, picture, photo
    `),
    another: phraseList(`
      completely different place, totally different place, different world,
      completely different, totally different, entirely different, completely new, totally new, entirely new,
      from scratch, start over, whole new, brand new scene, brand-new scene, a different picture, a different image,
      different photo, a new picture, a new image, another picture, another image, change everything,
      replace everything, redo everything, something else entirely
    `),
    letters: wordList(`
      text headline heading title subtitle slogan tagline caption words lettering wording strapline quote inscription
      cta
    `),
    saying: phraseList(`
      that says, which says, saying, that reads, which reads, should say, should read, must say,
      to spell, with the message, with the caption, with the words, with the text, with the word,
      with the headline, with the slogan, says, that spells, to say, to read, with text
    `),
    told: [
      /^(label (?:it|this) (?:as )?)(.+)$/iu,
      /^((?:make|let|have) (?:the|this|that) .+? (?:say|read) )(.+)$/iu,
      /^([^:]*\b(?:text|print|caption|headline|title|slogan|label|sign|banner)\s*:\s*)(.+)$/iu,
      /^((?:put|add|place|include) )(\d+\s?% (?:off|discount))/iu,
    ],
    lettering: phraseList('reading, labelled, labeled, spelling, reads, say, spell'),
    writing: wordList('write print type spell engrave inscribe letter'),
    layout: wordList(
      'area box space overlay field block style effect placeholder bar zone layer color shadow size',
    ),
    shifting: wordList('move shift relocate reposition nudge'),
    exaggerating: phraseList(`
      than it is, than it really is, than they are, than they really are, than in reality, than real, than in real life
    `),
    relating: wordList(`
      holding wearing touching surrounding sitting standing lying hanging leaning pouring falling rising coming reaching
      resting floating flying walking
    `),
  },
  phrases: {
    into: '{text} to …',
    exchange: '{text} with …',
    forms: [
      [wordList('swap exchange trade switch'), '{text} for …'],
      [wordList('recolor paint repaint dye tint color'), '{text} in …'],
    ],
    thing: 'the …',
    places: ['{text} to the left of the …', '{text} in the background on the right'],
    destination: '{text} to the …',
    amounts: {
      before: ['slightly', 'a third'],
      after: ['slightly', 'by a third'],
      turning: ['by about 15 degrees', 'by 90 degrees'],
    },
    backgrounds: ['a plain light-grey backdrop', 'a softly blurred café'],
    around: {
      color: 'Make the background {result}',
      larger: 'Crop closer to the {target}',
      smaller: 'Leave more space around the {target}',
    },
    product: 'the product exactly as it is',
    picture: 'A photo of …',
    light: 'Make the light …',
    quotes: ['“', '”'],
  },
}
