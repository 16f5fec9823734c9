/** The build tool's form of a global style sheet: its text is added to the page when the bundle starts. */
declare module '!*.css'
