import type { ReactNode } from 'react'
import { Button as PressableButton, type ButtonProps as PressableProps } from 'react-aria-components'
import { Link } from 'react-router'

type Look = 'main' | 'quiet' | 'bare' | 'danger' | 'icon'

interface ButtonProps extends Omit<PressableProps, 'className' | 'style'> {
  look?: Look
  extra?: string
}

export const Button = ({ look = 'main', extra = '', ...props }: ButtonProps) => (
  <PressableButton {...props} className={`button ${look} ${extra}`} />
)

export const ButtonLink = ({
  to,
  look = 'main',
  extra = '',
  children,
}: {
  to: string
  look?: Look
  extra?: string
  children: ReactNode
}) => (
  <Link to={to} className={`button ${look} ${extra}`}>
    {children}
  </Link>
)

/** A link to another site or app. */
export const ButtonAnchor = ({
  href,
  look = 'main',
  download,
  children,
}: {
  href: string
  look?: Look
  download?: boolean | string
  children: ReactNode
}) => (
  <a href={href} className={`button ${look}`} download={download} rel="noreferrer">
    {children}
  </a>
)
