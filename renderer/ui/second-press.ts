/** The second half of a double press comes within so many ms: quicker than anybody reads what took the button's place. */
export const SECOND_PRESS_MS = 500;
