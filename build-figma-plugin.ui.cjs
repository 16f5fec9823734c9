const { writeFileSync } = require('node:fs')

/**
 * Builds the panel's program beside the page that scripts/build-figma.ts packs it into, and writes down what it is
 * made of.
 *
 * The language level adds no demand to those of the panel's own calls: Figma's desktop app is Chrome 124 and later.
 */
module.exports = (options) => ({
  ...options,
  outfile: 'build/figma-page/page.js',
  target: 'es2022',
  metafile: true,
  plugins: [
    ...options.plugins,
    {
      name: 'write-metafile',
      setup({ onEnd }) {
        onEnd(({ metafile }) => {
          if (metafile) writeFileSync('build/figma-page/metafile.json', JSON.stringify(metafile))
        })
      },
    },
  ],
})
