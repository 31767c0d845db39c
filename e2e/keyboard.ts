import type { Locator } from 'playwright-core'

/** Screens of ours have fewer stops. */
const stopsMax = 120

/** Presses Tab until an element has the focus. @throws Error when the keyboard doesn't reach it */
export async function tabTo(target: Locator): Promise<void> {
  await target.waitFor({ state: 'attached' })
  for (let stop = 0; stop < stopsMax; stop++) {
    if (await hasFocus(target)) return
    await target.page().keyboard.press('Tab')
  }
  throw new Error(`Tab doesn't reach ${target}.`)
}

/** Goes to an element with Tab, and presses a key on it. */
export async function pressOn(target: Locator, key: 'Enter' | 'Space' | 'ArrowUp'): Promise<void> {
  await tabTo(target)
  await target.page().keyboard.press(key)
}

/** Goes to a field with Tab, and types instead of what it has. */
export async function typeInto(target: Locator, text: string): Promise<void> {
  await tabTo(target)
  await target.page().keyboard.press('ControlOrMeta+A')
  await target.page().keyboard.insertText(text)
}

/** Chooses one of a group, such as chips: Tab goes to the group, arrows move in it. */
export async function chooseInGroup(group: Locator, target: Locator): Promise<void> {
  const { keyboard } = target.page()
  await target.waitFor()
  for (let stop = 0; stop < stopsMax; stop++) {
    if (await hasFocus(group)) break
    await keyboard.press('Tab')
  }
  for (let step = 0; step < stopsMax; step++) {
    if (await hasFocus(target)) return keyboard.press('Space')
    await keyboard.press('ArrowRight')
  }
  throw new Error(`The arrows don't reach ${target}.`)
}

/** Whether the focus is on an element, or in it. */
const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element.contains(element.ownerDocument.activeElement))
