/** How long a session lasts after the sign-in: 14 days. */
export const SESSION_SECONDS = 14 * 24 * 60 * 60;
