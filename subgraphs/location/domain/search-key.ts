/** How a name is compared: composed (NFC), without case, spaces and the marks between words. */
export const searchKey = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s·.,'’()/-]+/g, '')
