"""Who comes in, and as what.

roles            the four roles and what each may do; open this first
sign_in          the pages on which one signs in, out, and changes a password
session_end      a session ends when nobody has used it for a while, and after half a day in any case
sign_in_wall     every page asks for sign-in, where the settings say so
private_session  nothing of what is answered to who is signed in stays in a browser
throttle         who tries passwords has to wait, longer each time
client_address   where a request comes from: a proxy's word counts only where the settings name the proxy
first_account    the account that make admin makes, with no weak password
password_length  how long a password has to be, in words
"""
