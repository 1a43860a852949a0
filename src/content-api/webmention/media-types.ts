/** What can hold a link that can be found. */
export const isHtml = (type: string): boolean => type === 'text/html' || type === 'application/xhtml+xml'
export const isJson = (type: string): boolean => type === 'application/json' || type.endsWith('+json')
export const isReadable = (type: string): boolean => isHtml(type) || isJson(type) || type === 'text/plain'
