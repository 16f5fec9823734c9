/** Instructions that ask for one change, though they join words with “and”, commas and more. */
export const neverSplitting: readonly string[] = `
Make it black and white
Add salt and pepper shakers
Add red, white and blue flowers
Add a few beans and a small plant near the cup
Blur the table and the chair
Make the light softer and warmer
softer and warmer light
Make it bright and airy
Change the background to a beach with the sun setting and casting long shadows
Add a woman who sits and reads a book
Brighten the room so that it looks and feels inviting
Open the window to let in light
Open the curtains to let in light and create a cosy mood
Remove the cup, the spoon and the crumbs
Make the sky and the sea bluer
Slowly and softly fade the edges
Make the logo and label sharper
Add two people who sit and drink a coffee
Make it look and feel like a film
Add steam and condensation all over the glass
Make the texture and detail more visible
Make the cup and spoon a bit smaller
Move the cup and saucer a little to the left
Add water drops and light rays
Add a lamp and place mats
Add soft light, clear sky and open windows
Add a cup with a handle and a lid
Replace the cup with a bowl and a plate with fruit
Add trees on the left and right
Make the colors rich and deep
Turn the cup into a vase with a blue and white pattern
Add a cat and a dog playing with a ball and a stick
Change the background to a park with people walking and children playing
Add a sign that says "Stop, look and listen"
Add the text “Buy now and save” at the top
Give her curly hair and freckles
Add a bench and, if possible, a bin
Make the image warmer, brighter and more inviting
Add rain and fog
Make it warmer but not too much
Remove all people and cars
Add more contrast and saturation
Crop and straighten the photo
Make the skin smooth and natural
Give it a warm, golden, late-afternoon feel
The colours should be warmer and richer
Add a dog running and jumping over the fence
A woman holding a cup and smiling at the camera
Add a set of plates and glasses
Add a couple who walk and hold hands
Add a soft shadow under the bottle and the cap
Make the lamp and light bulb brighter
Make the table, chairs and lamps wooden
Place the product on a table with a plant and a lamp
Add snow and ice on the roof and the trees
Make her look happy and relaxed
Turn the day scene into a night scene with stars and a moon
Add a mix of light and dark stones
Put the bottle between the salt and the pepper
Add an apple, a pear, and a few grapes
Make the sign read "Fish, chips and peas"
Zoom out and up
Make the picture feel calm, quiet and slow
Add morning light that comes from the left and falls on the table
Make the mug matte black, with a gold rim and a wooden lid
Blur the background, especially the people and the cars
Add flowers like roses, tulips and daisies
Add a bird, preferably a robin
Change the dress to red, with white dots
`
  .trim()
  .split('\n')
