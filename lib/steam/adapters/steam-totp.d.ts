declare module 'steam-totp' {
  const SteamTotp: {
    generateAuthCode(sharedSecret: string, offsetS?: number): string
  }
  export default SteamTotp
}
