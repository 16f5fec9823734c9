import type { AdviceWords } from '../advice-words.ts'
import { colorList, phraseList, wordList } from '../word-list.ts'

/** What findings look for in German instructions. */
export const germanAdvice: AdviceWords = {
  judging: {
    evaluative: wordList(`
      gut guter gute gutes guten besser bessere besserer besseres besten schön schöner schönere schöneres schön schick
      schicker toll toller tolle hübsch hübscher professionell professioneller professionelle professionelleres
      hochwertig hochwertiger hochwertige edel edler elegant eleganter luxuriös luxuriöser ansprechend ansprechender
      ansprechende attraktiv attraktiver interessant interessanter spannend spannender perfekt perfekter großartig super
      cool cooler modern moderner stylisch stilvoll beeindruckend beeindruckender überzeugend überzeugender
      realistisch realistischer authentisch authentischer auffälliger langweilig langweiliger hässlich schlecht
      schlechter billig unprofessionell ästhetisch ästhetischer appetitlich appetitlicher lecker qualität premium
      einzigartig besonders kreativ kreativer wirkungsvoller eindrucksvoller harmonisch harmonischer
    `),
    borderline: wordList(
      'dramatisch dramatischer natürlich natürlicher lebendig lebendiger dynamisch dynamischer',
    ),
    mending: wordList(
      'korrigieren korrigiere reparieren repariere beheben behebe fixe fixen optimieren',
    ),
    faults: wordList(
      'weißabgleich farbstich horizont perspektive rauschen verzeichnung tippfehler riss reflexion',
    ),
    verdicts: phraseList(`
      sieht nicht gut aus, sieht nicht richtig aus, sieht komisch aus, sieht seltsam aus, sieht schlecht aus,
      sieht langweilig aus, sieht billig aus, stimmt nicht, passt nicht, wirkt nicht, wirkt komisch, wirkt billig,
      wirkt langweilig, gefällt mir nicht, nicht gut, hohe qualität, mehr pepp, mehr leben, ins auge fallen,
      heraus stechen, herausstechen, hervorstechen, wow effekt, das gewisse etwas
    `),
    vague: wordList(
      'anders andere anderer anderes anderen neu neue neuer neues neuen look stil etwas irgendwie',
    ),
    about: [],
    alternatives: {
      light: ['Mach das Licht weicher', 'Mach das Licht wärmer', 'Helle die Schatten etwas auf'],
      color: [
        'Mach die Farben etwas kräftiger',
        'Mach die Farben wärmer',
        'Entsättige die Farben etwas',
      ],
      background: ['Mach den Hintergrund unscharf', 'Mach den Hintergrund dunkler'],
      composition: ['Richte den Horizont gerade', 'Lass oben mehr Platz'],
      person: [
        'Mach die Schatten im Gesicht etwas weicher',
        'Mach das Licht auf dem Gesicht wärmer',
      ],
      text: ['Mach die Schrift weiß', 'Mach die Schrift 30 % größer'],
      product: ['Mach das Licht weicher', 'Mach den Hintergrund unscharf'],
      whole: [
        'Mach das Licht weicher und wärmer',
        'Erhöhe den Kontrast etwas',
        'Mach den Hintergrund unscharf',
      ],
    },
  },
  naming: {
    headFirst: false,
    aspects: wordList(
      'stil muster aussehen design details detail unverändert gleich textur richtung winkel pose ausdruck identität',
    ),
    products: wordList(`
      flasche glas dose verpackung schachtel karton tüte tasche handtasche rucksack tasse becher uhr ring kette armband
      ohrring ohrringe anhänger schmuck edelstein diamant schuh schuhe stiefel hemd kleid jacke mantel hut mütze brille
      parfüm lippenstift creme seife kerze stuhl sofa lampe kopfhörer handy laptop etikett logo deckel
    `),
    sold: wordList(
      'flasche dose verpackung parfüm uhr ring kette armband diamant schuh schuhe handtasche',
    ),
    theProduct: wordList('produkt produkts produktes artikel ware'),
    scenes: wordList(`
      strand wald dschungel wüste berg berge stadt straße café restaurant bar küche bad schlafzimmer büro studio garten
      park wiese feld see fluss meer insel dorf schloss weltraum dachterrasse bibliothek museum markt hotel landschaft
    `),
    ambient: wordList(
      'nebel regen schnee dunst dampf rauch sonnenlicht wolken sterne regenbogen menschen leute rahmen korn filmkorn feuer',
    ),
    natural: wordList('himmel haut haare gras baum meer wasser blume blumen'),
    colors: colorList(`
      rot:d22b2b orange:f28c28 gelb:f6d12f gold:c9a227 grün:2f8f3a oliv:75763a mint:a8e6c4 türkis:3fc5bd petrol:147c80
      blau:2a5bd0 dunkelblau:14264f hellblau:8ab4f0 lila:7f4bc4 violett:7f4bc4 rosa:f29bb6 pink:e8489a magenta:c72a92
      braun:744a2b beige:e3d5b8 creme:f6eed6 weiß:ffffff schwarz:101010 grau:8c8c8c silber:bfc2c5 bordeaux:6d1a2f
      rote:d22b2b roten:d22b2b rotes:d22b2b grüne:2f8f3a grünen:2f8f3a blaue:2a5bd0 blauen:2a5bd0 gelbe:f6d12f
      gelben:f6d12f
    `),
    opposites: [
      [
        wordList('weich weiches weicher sanft sanftes diffus'),
        wordList('hart hartes harte härter grell grelles blitz'),
      ],
      [
        wordList('warm warmes warme wärmer golden'),
        wordList('kalt kaltes kalte kälter kühl kühles kühler'),
      ],
      [
        wordList('hell helles helle heller luftig'),
        wordList('dunkel dunkles dunkle dunkler düster nacht'),
      ],
      [
        wordList('ruhig ruhige ruhiges friedlich schlicht'),
        wordList('dramatisch dramatischer wild chaotisch hektisch'),
      ],
      [
        wordList('natürlich natürliches tageslicht'),
        wordList('neon neonlicht künstlich künstliches'),
      ],
    ],
    clashes: [
      [
        wordList('schwarzweiß schwarz-weiß monochrom entsättigt'),
        wordList('bunt farbig kräftig farbenfroh'),
      ],
      [wordList('minimalistisch schlicht leer'), wordList('überladen voll unruhig')],
      [wordList('tag mittag'), wordList('nacht mitternacht')],
      [wordList('scharf'), wordList('unscharf verschwommen')],
    ],
    shapes: wordList(
      'höher kürzer breiter schmaler runder schlanker dünner dicker länger eckig oval gebogen',
    ),
    directions: wordList('richtung winkel'),
    counts: wordList('weitere weiterer weiteres weiteren zweite zweiter zweites zweiten dritte'),
  },
  asking: {
    adjusting: wordList('anpassen passe bearbeiten bearbeite umfärben färbe streiche'),
    measured: wordList(
      'zoome zoomen zoom drehe drehen rotiere beschneide zuschneiden skaliere vergrößere verkleinere erweitere',
    ),
    renewing: [],
    isolating: wordList('freistellen stelle schneide'),
    turning: wordList('drehe drehen rotiere'),
    nowhere: wordList('irgendwo irgendwohin'),
    remaking: wordList('gestalte'),
    creating: wordList('erstelle entwirf generiere'),
    works: wordList('plakat poster logo flyer collage video'),
    moving: wordList('video animation gif animiere'),
    questions: phraseList(
      'was ist, was hältst du, wie sieht, wie findest du, warum, wer, wo ist, beschreibe, erkläre, sag mir, hallo, speichere, exportiere',
    ),
    remarks: phraseList(
      'danke, ok, okay, ja, nein, hallo, hi, super, toll, test, bitte, hilfe, irgendwas, egal',
    ),
    another: phraseList(
      'komplett anders, völlig anders, ganz anders, komplett neu, völlig neu, ein anderes bild, ein neues bild, alles ändern',
    ),
    letters: wordList(
      'text überschrift schlagzeile titel untertitel slogan claim schriftzug worte wörter schrift',
    ),
    saying: phraseList(
      'auf dem steht, auf der steht, mit der aufschrift, mit dem text, mit den worten, mit dem slogan, mit der überschrift',
    ),
    told: [],
    lettering: phraseList('namens'),
    writing: wordList('schreibe schreib schreiben drucke'),
    layout: wordList('bereich feld fläche platz effekt schatten farbe'),
    exaggerating: phraseList('als er ist, als sie ist, als es ist, als in wirklichkeit'),
    relating: wordList('haltend stehend liegend hängend sitzend'),
    shifting: wordList('verschiebe verschieben verschieb bewege bewegen rücke'),
  },
  phrases: {
    into: '{text} zu …',
    exchange: '{text} durch …',
    forms: [],
    thing: '…',
    places: ['{text} links neben …', '{text} rechts im Hintergrund'],
    destination: '{text} nach …',
    amounts: {
      before: ['etwas', 'um ein Drittel'],
      after: ['etwas', 'um ein Drittel'],
      turning: ['um etwa 15 Grad'],
    },
    backgrounds: [],
    around: {
      color: 'Mach den Hintergrund {result}',
      larger: 'Schneide das Bild enger zu',
      smaller: 'Lass ringsum mehr Platz',
    },
    product: 'das Produkt genau so, wie es ist',
    picture: 'Ein Foto von …',
    light: 'Mach das Licht …',
    quotes: ['„', '“'],
  },
}
