import { expect, test } from 'vitest'
import { cpuMs } from '../../../_shared/testing.ts'
import { unpredictableLength, unpredictableMin } from './predictable-parts.ts'

const email = 'Robin.Kim87@example-mail.com'

test.each([
  'bunri1234567890',
  'Bunri2026!!!!!!',
  'bunri-bunri-bunri-1',
  'BunriBunri2026!',
  'B u n r i 1 2 3 4 5 6',
  '8unr1-8UNR1-8unri!',
  'bunri20261129!!',
  'bunripassword123',
  'bunri8273645190',
  'Bunri!2026!Korea',
  'a1b2c3d4e5f6g7h8',
  'aabbccddeeffgghh',
  '1a2a3a4a5a6a7a8a',
  '111222333444555',
  'my-bunri-bunri-login',
  '분리1234567890123',
  '분리수거분리배출분리수거!',
  'qnsfl1234567890',
  'ｂｕｎｒｉ１２３４５６７８９０',
  'robin.kim87@example-mail.com',
  'ROBIN.KIM87@EXAMPLE-MAIL.COM1',
  'robin.kim87-robin.kim87',
  'kim-robin-1987!',
  'R0b1n.K1m87!!!!!!',
  'example-mail.com.2026',
  'moc.liam-elpmaxe2@moc.liam-elpmaxe',
  '123456781234567',
  '12345678 87654321',
  'abcdefghabcdefgh',
  'zyxwvutsrqponmlk',
  'a-b-c-d-e-f-g-h-i',
  'acegikmoqsuwy246',
  'qwertyuiopasdfg',
  'QWERTYuiop[]12345',
  'lkjhgfdsapoiuytrewq',
  '1q2w3e4r5t6y7u8i',
  '1qaz2wsx3edc4rfv',
  'azertyuiopqsdfghjklm',
  '!@#$%^&*()123456',
  'ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎ',
  'ㅂㅈㄷㄱ쇼ㅕㅑㅐㅔㅁㄴㅇㄹ호ㅓㅏㅣ',
  'ㅔㅐㅑㅕㅛㅅㄱㄷㅈㅂㅣㅏㅓㅗㅎ',
  '가나다라마바사아자차카타파하가',
  'ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎㅏ',
  'aaaaaaaaaaaaaaaa',
  'abcabcabcabcabcd',
  '1111222233334444',
  '!!!!!!!!????????',
  '사랑해사랑해사랑해사랑해사랑해!',
  '2019 2020 2021 2022 2023',
])('%j has too little besides predictable parts', (password) => {
  expect(unpredictableLength(password, email)).toBeLessThan(unpredictableMin)
})

test.each([
  'seven yogurt cups',
  'rinse-flatten-sort',
  'fifteen letters',
  'correct horse battery staple',
  'bunri sorts my yogurt cups',
  'Robin eats five green apples',
  'I learned qwerty in 1998 at school',
  'example of a rainy afternoon',
  'abcd is how this one begins',
  'my property is understudied',
  '분리배출은 헹구고 접어서 모아요',
  '고양이 세 마리와 낡은 우산',
  'x7#Kq2!vR9pLm4@z',
  'half of it twicehalf of it twice',
  'nnn, the monkey said to wolves',
])('%j is long enough without its predictable parts', (password) => {
  expect(unpredictableLength(password, email)).toBeGreaterThanOrEqual(unpredictableMin)
})

test('the longest password is measured in a few milliseconds', () => {
  const texts = ['뷁'.repeat(128), 'ab'.repeat(64), 'qwertyuiop'.repeat(13).slice(0, 128), 'x1y2z3w4'.repeat(16)]

  const measured = cpuMs(() => texts.map((text) => unpredictableLength(text, email)), 5)

  expect(measured).toBeLessThan(100)
})
