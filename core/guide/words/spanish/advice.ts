import type { AdviceWords } from '../advice-words.ts'
import { colorList, phraseList, wordList } from '../word-list.ts'

/** What findings look for in Spanish instructions. */
export const spanishAdvice: AdviceWords = {
  judging: {
    evaluative: wordList(`
      bueno buena bien mejor mejores bonito bonita bonitos lindo linda hermoso hermosa bello bella genial increíble
      perfecto perfecta profesional profesionales elegante elegantes lujoso lujosa atractivo atractiva llamativo
      llamativa interesante interesantes moderno moderna impresionante convincente realista auténtico auténtica
      aburrido aburrida feo fea malo mala mal barato barata estético estética apetitoso apetitosa calidad premium único
      única especial creativo creativa impactante armonioso
    `),
    borderline: wordList('dramático dramática natural vivo viva dinámico dinámica'),
    mending: wordList('corrige corregir arregla arreglar repara reparar optimiza optimizar'),
    faults: wordList(
      'balance horizonte perspectiva ruido dominante distorsión errata grieta reflejo',
    ),
    verdicts: phraseList(`
      no se ve bien, no se ve bonito, se ve mal, se ve raro, se ve aburrido, se ve barato, no queda bien, no funciona,
      no me gusta, alta calidad, más vida, factor sorpresa, que destaque, que resalte, que llame la atención
    `),
    vague: wordList('diferente distinto distinta otro otra nuevo nueva algo estilo aspecto look'),
    about: [],
    alternatives: {
      light: ['Haz la luz más suave', 'Haz la luz más cálida', 'Aclara un poco las sombras'],
      color: ['Haz los colores un poco más vivos', 'Haz los colores más cálidos'],
      background: ['Desenfoca el fondo', 'Oscurece el fondo'],
      composition: ['Endereza el horizonte', 'Deja más espacio arriba'],
      person: ['Suaviza un poco las sombras de la cara', 'Haz la luz de la cara más cálida'],
      text: ['Haz las letras blancas', 'Haz las letras un tercio más grandes'],
      product: ['Haz la luz más suave', 'Desenfoca el fondo'],
      whole: [
        'Haz la luz más suave y cálida',
        'Aumenta un poco el contraste',
        'Desenfoca el fondo',
      ],
    },
  },
  naming: {
    headFirst: true,
    aspects: wordList(
      'estilo patrón aspecto diseño detalles detalle textura dirección ángulo pose expresión identidad igual',
    ),
    products: wordList(`
      botella frasco lata caja paquete envase bolsa bolso mochila taza vaso reloj anillo collar pulsera pendiente
      pendientes joya diamante zapato zapatos zapatilla zapatillas bota camisa vestido chaqueta abrigo sombrero gorra gafas
      perfume labial crema jabón vela silla sofá lámpara auriculares teléfono móvil portátil etiqueta logo logotipo tapa
    `),
    sold: wordList(
      'botella frasco envase paquete perfume reloj anillo collar pulsera diamante zapato zapatos bolso',
    ),
    theProduct: wordList('producto artículo'),
    scenes: wordList(`
      playa bosque selva desierto montaña montañas ciudad calle café restaurante bar cocina baño dormitorio oficina
      estudio jardín parque prado campo lago río mar océano isla pueblo castillo espacio terraza biblioteca museo mercado
      hotel paisaje
    `),
    ambient: wordList(
      'niebla lluvia nieve bruma vapor humo sol nubes estrellas arcoíris gente personas marco grano fuego',
    ),
    natural: wordList('cielo piel pelo hierba árbol mar agua flor flores'),
    colors: colorList(`
      rojo:d22b2b roja:d22b2b rojos:d22b2b naranja:f28c28 amarillo:f6d12f amarilla:f6d12f dorado:c9a227 dorada:c9a227
      verde:2f8f3a verdes:2f8f3a turquesa:3fc5bd azul:2a5bd0 azules:2a5bd0 morado:71309b morada:71309b violeta:7f4bc4
      rosa:f29bb6 magenta:c72a92 marrón:744a2b beige:e3d5b8 crema:f6eed6 blanco:ffffff blanca:ffffff negro:101010
      negra:101010 gris:8c8c8c plateado:bfc2c5
    `),
    opposites: [
      [wordList('suave suaves difusa'), wordList('dura duro duras flash')],
      [wordList('cálida cálido cálidos dorada'), wordList('fría frío fríos')],
      [
        wordList('clara claro luminosa luminoso brillante'),
        wordList('oscura oscuro lúgubre noche'),
      ],
      [
        wordList('tranquilo tranquila sereno serena sencillo'),
        wordList('dramático dramática caótico salvaje'),
      ],
      [wordList('natural'), wordList('neón artificial')],
    ],
    clashes: [
      [wordList('blanco_y_negro monocromo desaturado'), wordList('colorido vivos vibrante')],
      [wordList('minimalista vacío vacía simple'), wordList('recargado lleno llena')],
      [wordList('día mediodía'), wordList('noche medianoche')],
      [wordList('nítido nítida'), wordList('borroso borrosa desenfocado')],
    ],
    shapes: wordList(
      'alto alta corto corta ancho ancha estrecho estrecha redondo redonda delgado delgada ovalado',
    ),
    directions: wordList('dirección ángulo'),
    counts: wordList('otro otra segundo segunda tercer tercera adicional'),
  },
  asking: {
    adjusting: wordList('ajusta ajustar edita editar modifica pinta'),
    measured: wordList(
      'recorta recortar gira girar rota rotar amplía ampliar reduce acerca aleja escala',
    ),
    renewing: [],
    isolating: wordList('aísla recorta'),
    turning: wordList('gira girar rota rotar'),
    nowhere: wordList('por_ahí'),
    remaking: wordList('rediseña recrea rehaz'),
    creating: wordList('crea diseña genera'),
    works: wordList('cartel póster logo folleto collage vídeo video'),
    moving: wordList('vídeo video animación gif anima'),
    questions: phraseList(
      'qué es, qué te parece, cómo se ve, por qué, quién, dónde está, describe, explica, dime, hola, guarda, exporta',
    ),
    remarks: phraseList(
      'gracias, ok, vale, sí, no, hola, genial, prueba, por favor, ayuda, algo, lo que sea',
    ),
    another: phraseList(
      'completamente diferente, totalmente diferente, completamente nuevo, totalmente nuevo, otra imagen, una imagen nueva, otra foto, cambia todo, cámbialo todo',
    ),
    letters: wordList('texto titular título subtítulo eslogan lema leyenda palabras letras'),
    saying: phraseList(
      'que diga, que dice, que ponga, con el texto, con las palabras, con el eslogan, con el titular',
    ),
    told: [],
    lettering: phraseList('llamado'),
    writing: wordList('escribe escribir imprime'),
    layout: wordList('área espacio campo caja efecto'),
    exaggerating: phraseList('de lo que es, que en la realidad, que en realidad'),
    relating: wordList('sosteniendo llevando colgando sentado tumbado'),
    shifting: wordList('mueve mover desplaza desplazar'),
  },
  phrases: {
    into: '{text} por …',
    exchange: '{text} por …',
    forms: [],
    thing: '…',
    places: ['{text} a la izquierda de …', '{text} al fondo a la derecha'],
    destination: '{text} hacia …',
    amounts: {
      before: ['un poco', 'un tercio'],
      after: ['un poco', 'un tercio'],
      turning: ['unos 15 grados'],
    },
    backgrounds: ['un fondo liso gris claro', 'un café ligeramente desenfocado'],
    around: {
      color: 'Haz el fondo {result}',
      larger: 'Recorta más cerca del sujeto',
      smaller: 'Deja más espacio alrededor',
    },
    product: 'el producto tal como es',
    picture: 'Una foto de …',
    light: 'Haz la luz …',
    quotes: ['«', '»'],
  },
}
