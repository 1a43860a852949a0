/** Where people sign up, confirm and leave. */
export const signUpAddress = (publicUrl: string, slug: string): string => `${publicUrl}/newsletters/${slug}`
/** @param token `confirmToken` */
export const confirmAddress = (publicUrl: string, token: string): string => `${publicUrl}/newsletters/confirm/${token}`
/** For the link in a mail and for List-Unsubscribe: a POST to it leaves (RFC 8058). @param token `leaveToken` */
export const leaveAddress = (publicUrl: string, token: string): string => `${publicUrl}/newsletters/leave/${token}`
